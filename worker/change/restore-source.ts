import { mayTrustSources } from '../rules/coordinator.ts'
import { no } from '../rules/result.ts'
import { runBatch } from '../store/batch.ts'
import { deleteSource, restoreSource as putBack, updateSource } from '../store/source-writes.ts'
import { findSourceNamed, listSources, readSourceEvents } from '../store/sources.ts'
import type { Change } from './change.ts'
import type { Errand, Reverted } from './taking-back.ts'

/**
 * A source is paused and trusted again as it was, is there again with what was known of its events, or is there no more; the
 * actions that came of it stay. `notYours` where it would be trusted again and who asks may trust none.
 */
export async function restoreSource(
  { db, now }: Change,
  { snapshot: { name, source: before, events }, by, log, extra }: Errand<'source'>,
): Promise<Reverted> {
  const present = await findSourceNamed(db, name)
  if (!present && !before) return no('gone')
  if (before?.trusted && !present?.trusted && !mayTrustSources(by)) return no('notYours')
  const known = present && !before ? [...(await readSourceEvents(db, present.id)).values()] : []
  const written = await log({ of: 'source', name, source: present, events: known })
  if (!before) return runBatch(db, [...written, ...(present ? [deleteSource(db, present.id)] : []), ...extra])
  if (present) {
    const { paused, trusted, coordinatorId } = before
    return runBatch(db, [...written, updateSource(db, present.id, { paused, trusted, coordinatorId }), ...extra])
  }
  const others = before.url === null ? [] : await listSources(db)
  // Its address has been added under another name.
  if (others.some(({ url }) => url === before.url)) return no('way')
  return runBatch(db, [...written, ...putBack(db, before, events, now), ...extra])
}
