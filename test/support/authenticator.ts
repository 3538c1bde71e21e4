import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { base64url } from '../../worker/rules/secret.ts'
import { cbor } from './cbor.ts'

/** What an authenticator says of itself and of the person, one bit each (WebAuthn, section 6.1). */
const PRESENT = 0x01
const VERIFIED = 0x04
const HAS_CREDENTIAL = 0x40

/** ES256 as COSE numbers it (RFC 9053). */
const ES256 = -7
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
/** An authenticator that does not say who made it. */
const NO_MAKER = new Uint8Array(16)
const ID_BYTES = 32

/** What a test wants otherwise of an answer. */
export type Otherwise = {
  origin?: string
  rpId?: string
  type?: string
  challenge?: string
  isVerified?: boolean
  counter?: number
  userHandle?: string
}

type Held = { id: string; rpId: string; userHandle: string; keys: CryptoKeyPair }

/** A device with passkeys, in software: ES256, no attestation. It runs in workerd and in Node. */
export class Authenticator {
  private readonly held: Held[] = []
  /** How often it has signed; `false` for one that does not count. */
  private counter: number | false

  constructor({ counts = true }: { counts?: boolean } = {}) {
    this.counter = counts ? 0 : false
  }

  /** Whether it holds a passkey of a site. */
  holds(rpId: string): boolean {
    return this.held.some((each) => each.rpId === rpId)
  }

  /** Makes a passkey and answers as a browser at `origin` does to `navigator.credentials.create`. */
  async register(options: PublicKeyCredentialCreationOptionsJSON, origin: string, otherwise: Otherwise = {}) {
    const { rp, user, challenge, excludeCredentials = [] } = options
    if (excludeCredentials.some(({ id }) => this.held.some((each) => each.id === id)))
      throw new Error('InvalidStateError: this device holds a passkey of this person')
    const rpId = rp.id ?? new URL(origin).hostname
    const keys = await makeKeys()
    const id = crypto.getRandomValues(new Uint8Array(ID_BYTES))
    this.held.push({ id: base64url(id), rpId, userHandle: user.id, keys })
    const length = new Uint8Array([ID_BYTES >> 8, ID_BYTES & 0xff])
    const credential = joined(NO_MAKER, length, id, await publicKey(keys))
    const data = joined(await this.head({ rpId, ...otherwise }, HAS_CREDENTIAL), credential)
    const attestation = cbor({ fmt: 'none', attStmt: {}, authData: data })
    return {
      id: base64url(id),
      rawId: base64url(id),
      type: 'public-key',
      response: {
        clientDataJSON: base64url(clientData({ type: 'webauthn.create', challenge, origin, ...otherwise })),
        attestationObject: base64url(attestation),
      },
      clientExtensionResults: {},
    }
  }

  /** Signs with the passkey that it made last for the site, as a browser does for `navigator.credentials.get`. */
  async signIn(options: PublicKeyCredentialRequestOptionsJSON, origin: string, otherwise: Otherwise = {}) {
    const { challenge, rpId = new URL(origin).hostname } = options
    const passkey = this.held.findLast((each) => each.rpId === rpId)
    if (!passkey) throw new Error(`NotAllowedError: no passkey of ${rpId} is here`)
    const data = await this.head({ rpId, ...otherwise })
    const client = clientData({ type: 'webauthn.get', challenge, origin, ...otherwise })
    const signature = await sign(passkey.keys.privateKey, joined(data, await sha256(client)))
    return {
      id: passkey.id,
      rawId: passkey.id,
      type: 'public-key',
      response: {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
        userHandle: otherwise.userHandle ?? passkey.userHandle,
      },
      clientExtensionResults: {},
    }
  }

  /** The head of authenticator data: the site's hash, flags, the counter. */
  private async head(
    { rpId, isVerified = true, counter }: Otherwise & { rpId: string },
    more = 0,
  ): Promise<Uint8Array<ArrayBuffer>> {
    if (this.counter !== false) this.counter += 1
    const flags = PRESENT | (isVerified ? VERIFIED : 0) | more
    const count = new Uint8Array(4)
    new DataView(count.buffer).setUint32(0, counter ?? (this.counter || 0))
    return joined(await sha256(new TextEncoder().encode(rpId)), new Uint8Array([flags]), count)
  }
}

async function makeKeys(): Promise<CryptoKeyPair> {
  const keys = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])
  // Of a curve there are always two; the type is that of all algorithms.
  return keys as CryptoKeyPair
}

/** A public key as COSE writes it: its kind (2: two coordinates), algorithm, curve (1: P-256), x and y. */
async function publicKey({ publicKey }: CryptoKeyPair): Promise<Uint8Array<ArrayBuffer>> {
  // 0x04, then both coordinates of 32 bytes (SEC 1, section 2.3.3); Node and workerd differ in their types alone.
  const raw = new Uint8Array((await crypto.subtle.exportKey('raw', publicKey)) as ArrayBuffer)
  return cbor(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, ES256],
      [-1, 1],
      [-2, raw.subarray(1, 33)],
      [-3, raw.subarray(33, 65)],
    ]),
  )
}

/** A signature as WebAuthn wants it, section 6.5.6: two numbers in DER, where Web Crypto gives their bytes. */
async function sign(key: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const raw = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, data))
  const [r, s] = [raw.subarray(0, 32), raw.subarray(32)].map(derNumber)
  const both = joined(r ?? new Uint8Array(), s ?? new Uint8Array())
  return joined(new Uint8Array([0x30, both.length]), both)
}

function derNumber(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  const short = bytes.subarray(first)
  // A leading one bit would make it negative.
  const padded = (short[0] ?? 0) > 127 ? joined(new Uint8Array([0]), short) : short
  return joined(new Uint8Array([0x02, padded.length]), padded)
}

/** What a browser has signed of its own: what for, which challenge, and where. */
function clientData({ type = '', challenge = '', origin = '' }: Otherwise): Uint8Array<ArrayBuffer> {
  return joined(new TextEncoder().encode(JSON.stringify({ type, challenge, origin, crossOrigin: false })))
}

async function sha256(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(bytes)))
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
