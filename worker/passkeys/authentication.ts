import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import * as v from 'valibot'
import { no, ok, type Result } from '../rules/result.ts'
import { base64url, fromBase64url } from '../rules/secret.ts'
import { CHALLENGE_MS, CHALLENGE_RANDOM_BYTES, makeChallenge, type SpentChallenge, spendable } from './challenge.ts'
import { webAuthn } from './library.ts'
import { type Party, userHandle } from './party.ts'

/** A passkey as it is stored, as far as a signature is checked with it. */
export type KnownPasskey = { credentialId: string; coordinatorId: number; publicKey: string; counter: number }

/** A signature that holds: how often the authenticator says that it has signed, and the challenge that is used up. */
export type Signed = { counter: number; spent: SpentChallenge }

/** What a device needs to sign somebody in with whichever passkey of this site it holds. */
export async function authenticationOptions(
  party: Party,
  { random, now }: { random: (count: number) => Uint8Array; now: number },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await makeChallenge(party.key, { of: 'sign-in' }, { random: random(CHALLENGE_RANDOM_BYTES), now })
  const { generateAuthenticationOptions } = await webAuthn()
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge,
    timeout: CHALLENGE_MS,
    userVerification: 'required',
  })
}

const answer = v.object({
  id: v.string(),
  rawId: v.string(),
  type: v.literal('public-key'),
  response: v.object({
    clientDataJSON: v.string(),
    authenticatorData: v.string(),
    signature: v.string(),
    userHandle: v.string(),
  }),
})

/** A device's answer to `authenticationOptions`, in the right form and no more. */
export type PostedSignature = v.InferOutput<typeof answer>

/** What a script posted as a device's answer, or null where it has not the form of one. */
export function parseSignature(posted: unknown): PostedSignature | null {
  const parsed = v.safeParse(answer, posted)
  return parsed.success ? parsed.output : null
}

/**
 * Checks a device's answer by WebAuthn, section 7.2: that it is this passkey's and its owner's, challenge, origin, relying
 * party, presence and verification of the person, the signature, and that the counter went up where there is one.
 */
export async function readAuthentication(
  party: Party,
  passkey: KnownPasskey,
  posted: PostedSignature,
  now: number,
): Promise<Result<Signed, 'refused'>> {
  const handle = base64url(await userHandle(party.key, passkey.coordinatorId))
  if (posted.id !== passkey.credentialId || posted.response.userHandle !== handle) return no('refused')
  let spent: SpentChallenge | null = null
  const { verifyAuthenticationResponse } = await webAuthn()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...posted, clientExtensionResults: {} },
      expectedChallenge: async (encoded) => {
        spent = await spendable(party.key, { of: 'sign-in' }, encoded, now)
        return spent !== null
      },
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: fromBase64url(passkey.publicKey) ?? new Uint8Array(),
        counter: passkey.counter,
      },
    })
    return verified && spent ? ok({ counter: authenticationInfo.newCounter, spent }) : no('refused')
  } catch {
    // How the library says that something does not hold.
    return no('refused')
  }
}
