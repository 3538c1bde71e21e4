import { env } from 'cloudflare:workers'
import { invite } from '../../migrations/commands/invitation.ts'
import { paths } from '../../worker/paths.ts'
import { Authenticator } from './authenticator.ts'
import { registerBy, signInWith } from './passkeys.ts'
import { Visitor } from './site.ts'

/** Somebody at the desk with the device that holds their passkey. */
export type WithDevice = { visitor: Visitor; showPasskey: () => Promise<void> }

/** A coordinator who has made a passkey by a link, and can show it again. */
export async function coordinatorWithDevice(now: string, name: string): Promise<WithDevice> {
  const [visitor, device] = [new Visitor(now), new Authenticator()]
  const { secret, sql } = await invite(name, { hours: 1, now: visitor.now })
  await env.DB.batch(sql.map((statement) => env.DB.prepare(statement)))
  const response = await registerBy(visitor.site, paths.signIn('en', secret), device)
  if (response.status !== 200) throw new Error(`signing in answered ${response.status}`)
  const showPasskey = async () => {
    const answer = await signInWith(visitor.site, device)
    if (answer.status !== 200) throw new Error(`showing a passkey answered ${answer.status}`)
  }
  return { visitor, showPasskey }
}
