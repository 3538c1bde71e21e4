import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { base64url } from '../../worker/rules/secret.ts'

const KEY_BYTES = 32

/** Gives the file with this machine's own keys, which it makes once: links made under them go on working. */
export async function localSecrets(stateDir: string): Promise<string> {
  const file = join(stateDir, 'secrets.env')
  await mkdir(stateDir, { recursive: true })
  const present = await readFile(file, 'utf8').catch(() => '')
  if (present.includes('LINK_KEY=') && present.includes('CONTACT_KEY=')) return file
  const key = () => base64url(crypto.getRandomValues(new Uint8Array(KEY_BYTES)))
  await writeFile(file, `LINK_KEY=${key()}\nCONTACT_KEY=${key()}\n`, { mode: 0o600 })
  return file
}
