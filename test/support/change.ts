import { env } from 'cloudflare:workers'
import type { Change } from '../../worker/change/change.ts'
import { openDatabase } from '../../worker/store/database.ts'

/** What changes are written with at `now` (milliseconds), and the tags that they made forgotten. */
export function changeAt(now: number): Change & { purged: string[] } {
  const purged: string[] = []
  return {
    ...{ db: openDatabase(env.DB), bucket: env.PRIVATE, contactKey: env.CONTACT_KEY, now, purged },
    purge: (tags) => purged.push(...tags),
    nudge: () => undefined,
  }
}
