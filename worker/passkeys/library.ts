/*
 * @simplewebauthn/server brings all that makers of devices sign with, 200 kB of gzip: it is loaded when somebody signs in, and
 * costs a cold Worker nothing before.
 */

/** The library that makes what devices need and checks what they answer. */
export function webAuthn() {
  return import('@simplewebauthn/server')
}

/** Its smaller tools. */
export function webAuthnTools() {
  return import('@simplewebauthn/server/helpers')
}
