import { base64url, fromBase64url, hashSecret, hmac } from '../rules/secret.ts'

/** So long somebody has for the prompt of their device. Milliseconds. */
export const CHALLENGE_MS = 5 * 60 * 1000

/** What a challenge is for: to sign in, or to make a passkey of this coordinator. */
export type Purpose = { of: 'sign-in' } | { of: 'register'; coordinatorId: number }

/** 16 random bytes are as many as WebAuthn wants of a challenge (Level 3, section 13.4.3). */
export const CHALLENGE_RANDOM_BYTES = 16
const SEAL_BYTES = 16
const EXPIRY_DIGITS = 13

const CHALLENGE = /^(?<random>[\w-]{22})(?<expiry>\d{13})(?<seal>[\w-]{22})$/

/**
 * A challenge for somebody's authenticator, as text: random bytes, the moment at which it is too old, and a seal under
 * `key` over both and its purpose. So it need not be stored before it is signed, and asking for many fills no table.
 */
export async function makeChallenge(
  key: string,
  purpose: Purpose,
  { random, now }: { random: Uint8Array; now: number },
): Promise<string> {
  const head = `${base64url(random)}${String(now + CHALLENGE_MS).padStart(EXPIRY_DIGITS, '0')}`
  return head + (await sealOf(key, purpose, head))
}

/** A challenge that was signed: its hash, and until when (milliseconds) it could have been signed again. */
export type SpentChallenge = { challengeHash: string; expiresAt: number }

/** What is kept of a challenge that was signed, as browsers give it back (base64url); null where it is too old at `now`, or not ours for this purpose. */
export async function spendable(
  key: string,
  purpose: Purpose,
  encoded: string,
  now: number,
): Promise<SpentChallenge | null> {
  const challenge = new TextDecoder().decode(fromBase64url(encoded) ?? new Uint8Array())
  const { random = '', expiry = '', seal = '' } = CHALLENGE.exec(challenge)?.groups ?? {}
  const expiresAt = Number(expiry)
  if (expiresAt <= now) return null
  if ((await sealOf(key, purpose, random + expiry)) !== seal) return null
  return { challengeHash: await hashSecret(challenge), expiresAt }
}

async function sealOf(key: string, purpose: Purpose, head: string): Promise<string> {
  const whose = purpose.of === 'register' ? `register:${purpose.coordinatorId}` : purpose.of
  return base64url((await hmac(key, `passkey:${whose}:${head}`)).subarray(0, SEAL_BYTES))
}
