import { base64url, hmac } from '../rules/secret.ts'
import { tidy } from '../rules/text-hygiene.ts'

/**
 * How an organizer can be written to, the link that a letter to them holds, and the language of the pages on which they
 * left both: older ones were kept without.
 */
export type Contact = { email: string; link: string; lang?: string }

/** AES-GCM wants a fresh nonce of 96 bits for each message (NIST SP 800-38D, section 8.2). */
const NONCE_BYTES = 12

/** Encrypts a contact for storage: nonce, then AES-256-GCM, bound to its action. `nonce` must be random, 12 bytes. */
export async function sealContact(
  key: string,
  actionId: string,
  contact: Contact,
  nonce: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(actionId) }
  const text = new TextEncoder().encode(JSON.stringify(contact))
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, await aesKey(key), text))
  const all = new Uint8Array(NONCE_BYTES + sealed.length)
  all.set(nonce)
  all.set(sealed, NONCE_BYTES)
  return all
}

/** The inverse of sealContact; throws where the key, the action or the bytes are not those that were sealed. */
export async function openContact(key: string, actionId: string, sealed: Uint8Array<ArrayBuffer>): Promise<Contact> {
  const iv = sealed.subarray(0, NONCE_BYTES)
  const algorithm = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(actionId) }
  const text = await crypto.subtle.decrypt(algorithm, await aesKey(key), sealed.subarray(NONCE_BYTES))
  // What sealContact wrote: AES-GCM has just shown that nobody changed it.
  return JSON.parse(new TextDecoder().decode(text)) as Contact
}

/** The keyed hash by which an address is found again without being kept. */
export async function emailHmac(key: string, email: string): Promise<string> {
  return base64url(await hmac(key, `email:${tidy(email).toLowerCase()}`))
}

async function aesKey(key: string): Promise<CryptoKey> {
  const raw = await hmac(key, 'aes-gcm')
  return crypto.subtle.importKey('raw', raw.slice(), 'AES-GCM', false, ['encrypt', 'decrypt'])
}
