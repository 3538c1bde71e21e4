import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import * as v from 'valibot'
import { no, ok, type Result } from '../rules/result.ts'
import { base64url, fromBase64url } from '../rules/secret.ts'
import { CHALLENGE_MS, CHALLENGE_RANDOM_BYTES, makeChallenge, type SpentChallenge, spendable } from './challenge.ts'
import { webAuthn, webAuthnTools } from './library.ts'
import { type Party, userHandle } from './party.ts'

/** Ed25519, P-256 with SHA-256 and RSA with SHA-256, as COSE numbers them (RFC 9053): what authenticators have, and the runtime. */
const ALGORITHMS = [-8, -7, -257]

/** Whose passkey is made: the name is what their device shows; `known` are the passkeys that they have. */
type Owner = { id: number; name: string; known: readonly string[] }

/** A new passkey as it is stored; see the table `passkeys`. */
export type NewCredential = { credentialId: string; publicKey: string; counter: number; spent: SpentChallenge }

/** What a device needs to make a passkey by which one can sign in without naming oneself (a discoverable credential). */
export async function registrationOptions(
  party: Party,
  owner: Owner,
  { random, now }: { random: (count: number) => Uint8Array; now: number },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const purpose = { of: 'register', coordinatorId: owner.id } as const
  const { generateRegistrationOptions } = await webAuthn()
  return generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: owner.name,
    userDisplayName: owner.name,
    userID: await userHandle(party.key, owner.id),
    challenge: await makeChallenge(party.key, purpose, { random: random(CHALLENGE_RANDOM_BYTES), now }),
    timeout: CHALLENGE_MS,
    // Who made a device is not asked: it would tell devices apart, and nothing here hangs on it.
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: owner.known.map((id) => ({ id })),
    supportedAlgorithmIDs: ALGORITHMS,
  })
}

const answer = v.object({
  id: v.string(),
  rawId: v.string(),
  type: v.literal('public-key'),
  response: v.object({ clientDataJSON: v.string(), attestationObject: v.string() }),
})

/**
 * What a device answered to `registrationOptions`, checked by WebAuthn, section 7.1: challenge, origin, relying party,
 * presence and verification of the person. `refused` whatever of it does not hold.
 */
export async function readRegistration(
  party: Party,
  coordinatorId: number,
  posted: unknown,
  now: number,
): Promise<Result<NewCredential, 'refused'>> {
  const parsed = v.safeParse(answer, posted)
  if (!parsed.success) return no('refused')
  const purpose = { of: 'register', coordinatorId } as const
  let spent: SpentChallenge | null = null
  try {
    if (!(await hasNoMaker(parsed.output.response.attestationObject))) return no('refused')
    const { verifyRegistrationResponse } = await webAuthn()
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...parsed.output, clientExtensionResults: {} },
      expectedChallenge: async (encoded) => {
        spent = await spendable(party.key, purpose, encoded, now)
        return spent !== null
      },
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified || !spent) return no('refused')
    const { id, publicKey, counter } = registrationInfo.credential
    return ok({ credentialId: id, publicKey: base64url(publicKey), counter, spent })
  } catch {
    // How the library says that something does not hold.
    return no('refused')
  }
}

/** Browsers take attestation away where none is asked for, but a device's own signature. Any other is not even looked into. */
async function hasNoMaker(attestation: string): Promise<boolean> {
  const { decodeAttestationObject } = await webAuthnTools()
  const decoded = decodeAttestationObject(fromBase64url(attestation) ?? new Uint8Array())
  const format = decoded.get('fmt')
  return format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined)
}
