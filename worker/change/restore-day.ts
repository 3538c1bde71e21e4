import { no, type Result } from '../rules/result.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { publishActionsOfDay, putDay } from '../store/day-writes.ts'
import { type Day, findDay } from '../store/days.ts'
import { silenceDay } from '../store/restore-writes.ts'
import { raiseSelectionsOfDay } from '../store/selection-writes.ts'
import type { Snapshot } from '../store/snapshots.ts'
import { type Change, daySlugTag, LIST_TAG } from './change.ts'
import type { MakeLog, RevertRefusal } from './revert.ts'

/** Puts a day back as it was; one that was not there before is told in no language any more, and has no page. */
export async function restoreDay(
  change: Change,
  { slug, day }: Extract<Snapshot, { of: 'day' }>,
  { log, extra }: { log: MakeLog; extra: readonly Statement[] },
): Promise<Result<undefined, RevertRefusal>> {
  const { db, now } = change
  const present = await findDay(db, slug)
  if (!present) return no('gone')
  const [line, kept] = await log({ of: 'day', slug, day: present })
  const statements = day && day.texts.length > 0 ? putDay(db, present, fieldsOf(day), now) : silenceDay(db, slug, now)
  const outcome = await runBatch(db, [
    line,
    ...statements,
    // An action bears the titles of its days.
    publishActionsOfDay(db, slug, now),
    raiseSelectionsOfDay(db, slug),
    kept,
    ...extra,
  ])
  if (outcome.ok) change.purge([daySlugTag(slug), LIST_TAG])
  return outcome
}

/** Its sequence goes on rising: calendars would take a lower one for an older version. */
function fieldsOf({ sequence: _, publishedAt: __, ...fields }: Day): Omit<Day, 'sequence' | 'publishedAt'> {
  return fields
}
