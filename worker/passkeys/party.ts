import { hmac } from '../rules/secret.ts'

/** The site as authenticators know it: the relying party of WebAuthn. */
export type Party = {
  /** The hostname: passkeys belong to it (WebAuthn, section 5.1.2, "RP ID"). */
  id: string
  /** Scheme, host and port, from which a signature must come. */
  origin: string
  /** What a device shows: the campaign's name. */
  name: string
  /** LINK_KEY, under which challenges are sealed. */
  key: string
}

/** The relying party for a request at this address. */
export function partyAt(url: string, { name, key }: { name: string; key: string }): Party {
  const { hostname, origin } = new URL(url)
  return { id: hostname, origin, name, key }
}

/**
 * How authenticators know a coordinator, 32 bytes: always the same for one, and telling nobody anything
 * (WebAuthn, section 14.6.1, "User Handle Contents").
 */
export async function userHandle(key: string, coordinatorId: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await hmac(key, `passkey-user:${coordinatorId}`))
}
