import type { Coordinator } from '../rules/coordinator.ts'
import type { Flag, Flagged, SeenFlag } from '../rules/flag.ts'
import { no } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { runBatch } from '../store/batch.ts'
import { dismissSeen, putFlag, readFlags } from '../store/flags.ts'
import type { Change, Outcome } from './change.ts'

/** Takes anybody's word that something is wrong. Nothing that the public sees changes by it; of what is gone nothing is kept. */
export function flagAs({ db, now }: Pick<Change, 'db' | 'now'>, of: Flagged, flag: Flag): Promise<Outcome> {
  return runBatch(db, putFlag(db, of, flag, now))
}

/**
 * Says at the desk that nothing is wrong with these things, or that what was has been dealt with: what was said is forgotten,
 * and the log says who. What was flagged for another reason since it was seen stays; `stale` where nothing is flagged any more.
 */
export async function dismissFlags(
  { db, now }: Change,
  coordinator: Coordinator,
  seen: readonly SeenFlag[],
): Promise<Outcome> {
  const newestSeen = new Map(seen.map(({ item, newestAt }) => [item, newestAt]))
  const flagged = await readFlags(db, [...newestSeen.keys()])
  if (flagged.length === 0) return no('stale')
  const answered = flagged.map(async (summary) => ({
    item: summary.item,
    newestAt: newestSeen.get(summary.item) ?? 0,
    hash: await hashSecret(JSON.stringify(summary)),
  }))
  return runBatch(db, dismissSeen(db, { at: now, coordinatorId: coordinator.id }, await Promise.all(answered)))
}
