import type { DayFields, DayFieldsText } from '../rules/day-fields.ts'
import { DAY_WORDS } from '../rules/day-text.ts'
import { isSiteLang } from '../rules/languages.ts'
import { no, ok } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { publishActionsOfDay, putDay } from '../store/day-writes.ts'
import type { Day, DayText } from '../store/days.ts'
import { raiseSelectionsOfDay } from '../store/selection-writes.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import { type Change, daySlugTag, LIST_TAG, type Outcome } from './change.ts'

/** What a coordinator saw of a day when they began to change it, as a word that is another one once any of that has changed. */
export function dayVersion(day: Day): Promise<string> {
  return hashSecret(told(day))
}

/**
 * Makes a day (`seen` null; `repeated` where its slug is taken), or changes the one that was seen, and logs who did; `stale`
 * where somebody has changed it since. Saved as it is, it is no other version.
 */
export async function saveDay(
  change: Change,
  coordinatorId: number,
  seen: { day: Day; version: string } | null,
  day: DayFields,
): Promise<Outcome> {
  const { db, now } = change
  const before = seen?.day ?? null
  if (before && told(before) === told(day)) return ok(undefined)
  if (seen && seen.version !== (await dayVersion(seen.day))) return no('stale')
  const snapshotHash = await hashSecret(JSON.stringify(day))
  const texts = textsAfter(before, day)
  return changeDay(
    change,
    day.slug,
    [
      insertVerdict(db, {
        at: now,
        coordinatorId,
        subject: 'day',
        subjectId: day.slug,
        decision: 'save',
        snapshotHash,
      }),
      putSnapshot(db, { of: 'day', slug: day.slug, day: before }),
      ...putDay(db, before, { ...day, texts }, now),
    ],
    { isRetitled: before !== null && titlesOf(before.texts) !== titlesOf(texts) },
  )
}

/**
 * Changes a day in one batch that also raises the revision of every selection that shows it, and forgets every page that does.
 * An action bears the titles of its days: of one that `isRetitled` they are published anew.
 */
export async function changeDay(
  { db, now, purge }: Change,
  slug: string,
  statements: [Statement, ...Statement[]],
  { isRetitled }: { isRetitled: boolean },
): Promise<Outcome> {
  const outcome = await runBatch(db, [
    ...statements,
    ...(isRetitled ? [publishActionsOfDay(db, slug, now)] : []),
    raiseSelectionsOfDay(db, slug),
  ])
  if (outcome.ok) purge([daySlugTag(slug), LIST_TAG])
  return outcome
}

/**
 * The texts of a day as an edit leaves it. What the form has no fields for stays, and a translation that was not touched while
 * the original was is outdated.
 */
function textsAfter(before: Day | null, { texts }: DayFields): DayText[] {
  const wordsOf = (text: DayFieldsText | DayText | undefined) =>
    text && JSON.stringify(DAY_WORDS.map((word) => text[word]))
  const [was, is] = [before?.texts, texts].map((each) => each?.find(({ original }) => original))
  const changed = was !== undefined && (was.lang !== is?.lang || wordsOf(was) !== wordsOf(is))
  const age = <Text extends DayFieldsText | DayText>(text: Text): DayText => {
    const old = before?.texts.find(({ lang }) => lang === text.lang)
    const touched = old === undefined || old.original !== text.original || wordsOf(old) !== wordsOf(text)
    return { ...text, outdated: !text.original && !touched && (changed || old.outdated) }
  }
  const kept = (before?.texts ?? []).filter(({ lang }) => !isSiteLang(lang))
  return [...texts, ...kept].map(age)
}

/** All of a day that a form shows, as one text that is the same for the same day. */
function told(day: Day | DayFields): string {
  const { startsOn, endsOn, weekday, startTime, endTime, opensOn, closesOn } = day
  const texts = day.texts
    .filter(({ lang }) => isSiteLang(lang))
    .map((text) => JSON.stringify([text.lang, text.original, ...DAY_WORDS.map((word) => text[word])]))
    .sort()
  return JSON.stringify([startsOn, endsOn, weekday, startTime, endTime, opensOn, closesOn, texts])
}

/** What actions bear of a day: its titles, but for those that are outdated. */
function titlesOf(texts: readonly DayText[]): string {
  return texts
    .filter(({ outdated }) => !outdated)
    .map(({ lang, title, original }) => JSON.stringify([lang, title, original]))
    .sort()
    .join()
}
