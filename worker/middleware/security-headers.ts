import { secureHeaders } from 'hono/secure-headers'
import { factory } from '../app-env.ts'

/**
 * What a browser may do with our pages: load from this origin alone, run no inline script, be framed by nobody.
 * Scripts make markup only through the Trusted Types policy of web/islands (W3C Trusted Types).
 */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ['default'],
  },
  // With no-referrer browsers send `Origin: null` on form posts, and we could not tell our forms from others'.
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  permissionsPolicy: { camera: [], microphone: [], geolocation: ['self'], payment: [], usb: [] },
})

/**
 * Gives what somebody has sent as a picture or a PDF no power at all, should it ever be opened as anything else; it stands around
 * securityHeaders, which would have the last word. Published ones may be shown by other sites, as calendars and feeds do.
 */
export const sandboxedPictures = factory.createMiddleware(async function sandboxedPicturesMiddleware(c, next) {
  await next()
  const type = c.res.headers.get('Content-Type')
  if (type !== 'image/webp' && type !== 'application/pdf') return
  c.res.headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  if (type === 'image/webp' && c.res.headers.get('Cache-Control')?.startsWith('public'))
    c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
})

/** Where a letter is shown as it is sent (paths.ts). */
const LETTER_AS_SENT = /^\/[a-z]{2}\/desk\/outbox\/\d+$/

/** Lets a letter that is shown as it is sent have its inline styles, and nothing else: it loads nothing and runs nothing. */
export const sandboxedLetters = factory.createMiddleware(async function sandboxedLettersMiddleware(c, next) {
  await next()
  if (c.res.status !== 200 || !LETTER_AS_SENT.test(c.req.path)) return
  c.res.headers.set(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
  )
})
