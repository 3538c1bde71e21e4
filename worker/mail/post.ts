import type { Envelope } from './envelope.ts'

/** How letters leave the site. `send` throws where the mail service did not take one. */
export type Post = {
  /** The site's own address, to which links lead: an origin. */
  siteUrl: string
  /** On the machine of somebody who tries the site out: letters go nowhere and are shown at the desk. */
  isLocal: boolean
  send: (envelope: Envelope) => Promise<void>
}

/** Addresses that no site on the net can have: what answers there is on the machine of whoever asks. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

/**
 * The way that letters go: through the binding, where the operator has said from which address (`MAIL_FROM`) and where the
 * site is (`SITE_URL`); nowhere, with both of them empty or one of them no address: then null, and letters wait. `npm start`
 * alone names a loopback address as the site's, and no sender: there they are shown and not sent.
 */
export function openPost(env: Pick<Env, 'MAIL' | 'MAIL_FROM' | 'SITE_URL'>): Post | null {
  const site = URL.canParse(env.SITE_URL) ? new URL(env.SITE_URL) : null
  if (!site || !/^https?:$/.test(site.protocol)) return null
  const isLocal = LOOPBACK.test(site.hostname)
  if (isLocal) return env.MAIL_FROM ? null : { siteUrl: site.origin, isLocal, send: () => Promise.resolve() }
  if (!env.MAIL_FROM) return null
  return {
    siteUrl: site.origin,
    isLocal,
    send: async ({ to, from, letter: { subject, text, html } }) => {
      await env.MAIL.send({ from: { name: from, email: env.MAIL_FROM }, to, subject, text, html })
    },
  }
}

/**
 * Whether a page may show letters with all that is in them. Two things have to agree that no site on the net can have: the
 * address that it was told is its own, and the one at which this request came in, are the same one on this machine.
 */
export function showsLetters(post: Post | null, requestUrl: string): boolean {
  return post?.isLocal === true && new URL(requestUrl).origin === post.siteUrl
}
