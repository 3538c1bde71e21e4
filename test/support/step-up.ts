import { env } from 'cloudflare:workers'
import { coordinatorWithDevice } from './device.ts'
import { limit, numberOf } from './safety.ts'
import { coordinatorAt, decide, MORNING, publish, Visitor } from './site.ts'

/** When somebody signs in. */
export const NIGHT = '2027-06-02T02:00Z'
/** An hour after NIGHT, at which all is done. */
export const LATER = '2027-06-02T03:00Z'

/** So many public actions, and somebody who signed in an hour ago. */
export async function scene(count: number) {
  const [organizer, owner] = [new Visitor(MORNING), await coordinatorAt(MORNING, 'Owner')]
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    organizer.address = crypto.randomUUID()
    ids.push((await publish(organizer, owner, { title: `Action ${n} of the test` })).id)
  }
  const { visitor, showPasskey } = await coordinatorWithDevice(NIGHT, 'Robbed')
  await limit('Robbed', 'coordinator')
  visitor.waitUntil(LATER)
  return { organizer, ids, visitor, showPasskey }
}

/** Lines of the log by which somebody has published so much, a minute ago. */
export async function published(name: string, count: number): Promise<void> {
  const line = env.DB.prepare(`insert into verdicts (at, coordinator_id, subject, subject_id, decision, snapshot_hash)
    values (?, ?, 'action', '0', 'publish', '')`).bind(Date.parse(LATER) - 60_000, await numberOf(name))
  await env.DB.batch(Array.from({ length: count }, () => line))
}

/** Takes a public action down. */
export const takeDown = (visitor: Visitor, id: string) =>
  decide(visitor, id, 'reject', { reason: 'Because "of" <this>' })
/** How many actions are public. */
export const publicOnes = () =>
  env.DB.prepare("select count(*) as n from actions where status = 'published'").first<number>('n')
