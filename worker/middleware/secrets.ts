/** A key has as many bits as the hashes that it drives. */
const KEY_BYTES = 32

/** Throws unless both keys are set and long enough: without them every secret link would be guessable. */
export function requireSecrets(env: Pick<Env, 'LINK_KEY' | 'CONTACT_KEY'>): void {
  for (const name of ['LINK_KEY', 'CONTACT_KEY'] as const) {
    if ((env[name] ?? '').length < KEY_BYTES)
      throw new Error(`${name} is missing or shorter than ${KEY_BYTES} characters`)
  }
}
