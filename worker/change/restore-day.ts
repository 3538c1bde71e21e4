import { no } from '../rules/result.ts'
import { runBatch } from '../store/batch.ts'
import { publishActionsOfDay, putDay } from '../store/day-writes.ts'
import { type Day, type DayText, findDay } from '../store/days.ts'
import { listTranslatedSince } from '../store/later-verdicts.ts'
import { silenceDay } from '../store/restore-writes.ts'
import { raiseSelectionsOfDay } from '../store/selection-writes.ts'
import { type Change, daySlugTag, LIST_TAG } from './change.ts'
import type { Errand, Reverted } from './taking-back.ts'

/**
 * Puts a day back as it was, with what was translated since; one that was not there before is told in no language any more, and
 * has no page.
 */
export async function restoreDay(
  change: Change,
  { line, snapshot: { slug, day }, log, extra }: Errand<'day'>,
): Promise<Reverted> {
  const { db, now } = change
  const present = await findDay(db, slug)
  if (!present) return no('gone')
  const [first, kept] = await log({ of: 'day', slug, day: present })
  const since = await listTranslatedSince(db, line.id, `day:${slug}`)
  const statements =
    day && day.texts.length > 0
      ? putDay(db, present, { ...fieldsOf(day), texts: textsWith(day, present, since) }, now)
      : silenceDay(db, slug, now)
  const outcome = await runBatch(db, [
    first,
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

/** The texts that there were, but translations that somebody has made or taken back since (by language) as they are now. */
function textsWith(before: Day, present: Day, since: ReadonlySet<string>): DayText[] {
  const original = before.texts.find((text) => text.original)
  const isLater = ({ lang, original: first }: DayText) => !first && lang !== original?.lang && since.has(lang)
  return [...before.texts.filter((text) => !isLater(text)), ...present.texts.filter(isLater)]
}

/** Its sequence goes on rising: calendars would take a lower one for an older version. */
function fieldsOf({ sequence: _, publishedAt: __, ...fields }: Day): Omit<Day, 'sequence' | 'publishedAt'> {
  return fields
}
