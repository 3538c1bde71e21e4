import type { Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import { paths } from '../../paths.ts'
import { ASKED_RANK, actionItem, parseQueueFilter, photoItem, streamOf } from '../../rules/waiting.ts'
import { takeItem } from '../../store/claims.ts'
import { listProposedBy } from '../../store/proposals.ts'
import { readWaiting } from '../../store/waiting.ts'
import { itemPath } from './item-path.ts'

/** So many are looked through for one that can be decided on. */
const NEXT_AMONG = 10

/**
 * Where the next thing stands that waits for this coordinator, which is theirs from now on; else the queue. What somebody else
 * has taken does not, nor what waits for an answer, or for a second coordinator after this one.
 */
export async function openNext(c: Context<AppEnv>, done: string): Promise<string> {
  const { db, now, coordinator, lang } = c.var
  const filter = parseQueueFilter(c.req.query())
  const { items } = await readWaiting(db, streamOf(coordinator, filter), { now, after: null, limit: NEXT_AMONG })
  const proposed = await listProposedBy(
    db,
    coordinator.id,
    items.flatMap(({ actionId }) => actionId ?? []),
  )
  const next = items.find(
    ({ rank, claim, actionId, photoKey }) =>
      rank < ASKED_RANK &&
      (claim === null || claim.coordinatorId === coordinator.id) &&
      (actionId ?? photoKey) !== null &&
      !proposed.includes(actionId),
  )
  if (!next) return paths.desk(lang, { ...filter, done })
  const item = next.photoKey === null ? actionItem(next.actionId ?? '') : photoItem(next.photoKey)
  await takeItem(db, item, coordinator.id, now)
  return itemPath(lang, next, { ...filter, done })
}
