/** Base 32 without look-alikes (Crockford): a link survives being read out over the telephone. */
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz'
/** A secret link holds 160 bits: nobody guesses one, and it still fits a line. */
const LINK_BYTES = 20
/** A form's key holds 128 bits. */
const FORM_KEY = /^[0-9a-hjkmnp-tv-z]{26}$/
const SECRET_LINK = /^[0-9a-hjkmnp-tv-z]{32}$/
const PUBLIC_ID = /^[0-9a-hjkmnp-tv-z]{10}$/

/** Bytes in base 32, five bits a letter, the last one padded with zero bits. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text
}

/** SHA-256 of a text, base64url: how secrets are kept, all of which have too many bits to be guessed. */
export async function hashSecret(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return base64url(new Uint8Array(digest))
}

/** HMAC-SHA-256 (RFC 2104) of a text under a key given as text, 32 bytes. */
export async function hmac(key: string, text: string): Promise<Uint8Array> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))
}

/** The secret link of an action: the same form, posted twice, has the same one. */
export async function secretLink(linkKey: string, formKey: string): Promise<string> {
  return base32((await hmac(linkKey, `link:${formKey}`)).subarray(0, LINK_BYTES))
}

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The bytes of base64url without padding; null where a text is none. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

/** Whether a text has the form of a form's key. */
export function isFormKey(text: string): boolean {
  return FORM_KEY.test(text)
}

/** Whether a text has the form of a secret link. */
export function isSecretLink(text: string): boolean {
  return SECRET_LINK.test(text)
}

/** Whether a text has the form of a public id. */
export function isPublicId(text: string): boolean {
  return PUBLIC_ID.test(text)
}

/** What random bytes become: a public id of 10 letters from 6 bytes, a form's key of 26 from 16, a link of 32 from 20. */
export const RANDOM_BYTES = { publicId: 6, formKey: 16, link: LINK_BYTES } as const
