import type { Coordinator } from '../rules/coordinator.ts'
import type { Flag, Flagged } from '../rules/flag.ts'
import { no } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { runBatch } from '../store/batch.ts'
import { deleteFlags, type FlagSummary, putFlag, readFlags } from '../store/flags.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import type { Change, Outcome } from './change.ts'

/** Takes anybody's word that something is wrong. Nothing that the public sees changes by it. `stale` where the thing is gone. */
export async function flagAs({ db, now }: Pick<Change, 'db' | 'now'>, of: Flagged, flag: Flag): Promise<Outcome> {
  const [first, ...rest] = putFlag(db, of, flag, now)
  return first ? runBatch(db, [first, ...rest]) : no('stale')
}

/** Says at the desk that nothing is wrong, or that what was has been dealt with: what was said is forgotten, and the log says who. */
export async function dismissFlags(change: Change, coordinator: Coordinator, item: string): Promise<Outcome> {
  const { db, now } = change
  const [flagged] = await readFlags(db, [item])
  if (!flagged) return no('stale')
  const log = {
    at: now,
    coordinatorId: coordinator.id,
    subject: 'flag',
    subjectId: item,
    decision: 'dismiss',
    snapshotHash: await hashSecret(JSON.stringify(flagged satisfies FlagSummary)),
  } as const
  return runBatch(db, [insertVerdict(db, log), ...deleteFlags(db, item)])
}
