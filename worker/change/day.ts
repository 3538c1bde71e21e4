import type { DayFields } from '../rules/day-fields.ts'
import { ok } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { runBatch } from '../store/batch.ts'
import { publishActionsOfDay, putDay } from '../store/day-writes.ts'
import { type Day, findDay } from '../store/days.ts'
import { raiseSelectionsOfDay } from '../store/selection-writes.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import { type Change, daySlugTag, LIST_TAG, type Outcome } from './change.ts'

/** Makes a day or changes the one of its slug, and logs who did; saved as it was, it is no other version. */
export async function saveDay(change: Change, coordinatorId: number, day: DayFields): Promise<Outcome> {
  const { db, now } = change
  const before = await findDay(db, day.slug)
  if (before && isSame(before, day)) return ok(undefined)
  const snapshotHash = await hashSecret(JSON.stringify(day))
  // An action bears the titles of its days.
  const isRetitled = before !== null && titlesOf(before) !== titlesOf(day)
  const outcome = await runBatch(db, [
    insertVerdict(db, { at: now, coordinatorId, subject: 'day', subjectId: day.slug, decision: 'save', snapshotHash }),
    ...putDay(db, day, now),
    ...(isRetitled ? [publishActionsOfDay(db, day.slug, now)] : []),
    raiseSelectionsOfDay(db, day.slug),
    putSnapshot(db, { of: 'day', slug: day.slug, day: before }),
  ])
  if (outcome.ok) change.purge([daySlugTag(day.slug), LIST_TAG])
  return outcome
}

function isSame(before: Day, day: DayFields): boolean {
  const parts = ({ startsOn, endsOn, weekday, texts }: Day | DayFields) =>
    JSON.stringify([startsOn, endsOn, weekday, ...texts.map(({ lang, call }) => `${lang} ${call}`).sort()])
  return parts(before) === parts(day) && titlesOf(before) === titlesOf(day)
}

function titlesOf({ texts }: Pick<Day, 'texts'>): string {
  return texts
    .map(({ lang, title, original }) => JSON.stringify([lang, title, original]))
    .sort()
    .join()
}
