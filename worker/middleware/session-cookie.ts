import type { CookieOptions } from 'hono/utils/cookie'

/** A shift at the desk and a night's sleep; then one signs in again. Seconds. */
export const SESSION_SECONDS = 16 * 60 * 60

/**
 * Name and options of the session's cookie. Over https it has the prefix `__Host-` (RFC 6265bis, section 4.1.3.2),
 * which no other host can set; a local site over http cannot have it.
 */
export function sessionCookie(url: string): { name: string; options: CookieOptions } {
  const secure = new URL(url).protocol === 'https:'
  return {
    name: secure ? '__Host-session' : 'session',
    options: { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: SESSION_SECONDS },
  }
}
