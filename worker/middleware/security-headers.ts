import { secureHeaders } from 'hono/secure-headers'

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
