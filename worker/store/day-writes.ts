import { and, eq, sql } from 'drizzle-orm'
import type { DayFields } from '../rules/day-fields.ts'
import { revisionAfter, type Statement } from './batch.ts'
import type { Database } from './database.ts'
import type { DayText } from './days.ts'
import { actionDays, actions, days, dayTexts } from './schema.ts'
import { IS_PUBLIC } from './selected.ts'

/**
 * Makes a day (`seen` null), which fails the batch where its slug is taken, or changes the one that is still at the sequence that
 * was seen; else it is stale.
 */
export function putDay(
  db: Database,
  seen: { sequence: number } | null,
  { slug, texts, ...columns }: Omit<DayFields, 'texts'> & { texts: readonly DayText[] },
  now: number,
): [Statement, ...Statement[]] {
  const dates = { ...columns, publishedAt: now }
  const id = idOf(slug)
  return [
    seen
      ? db
          .update(days)
          .set({ ...dates, sequence: revisionAfter(seen.sequence, days.sequence) })
          .where(eq(days.slug, slug))
      : db.insert(days).values({ slug, ...dates }),
    db.delete(dayTexts).where(eq(dayTexts.dayId, id)),
    ...texts.map((text) => db.insert(dayTexts).values({ dayId: id, ...text })),
  ]
}

/** Makes a day another version, published at `now`, if it is still at its sequence; else it is stale. */
export function raiseDay(db: Database, { slug, sequence }: { slug: string; sequence: number }, now: number): Statement {
  return db
    .update(days)
    .set({ sequence: revisionAfter(sequence, days.sequence), publishedAt: now })
    .where(eq(days.slug, slug))
}

/** Puts a text of a day in place of the one before it in that language, if the day is still at `sequence`; else it is stale. */
export function putDayTranslation(
  db: Database,
  day: { slug: string; sequence: number },
  { lang, ...words }: Omit<DayText, 'original' | 'outdated'>,
  now: number,
): [Statement, ...Statement[]] {
  return [
    raiseDay(db, day, now),
    db
      .insert(dayTexts)
      .values({ dayId: idOf(day.slug), lang, ...words, original: false })
      .onConflictDoUpdate({ target: [dayTexts.dayId, dayTexts.lang], set: { ...words, outdated: false } }),
  ]
}

const idOf = (slug: string) => sql`(select ${days.id} from ${days} where ${days.slug} = ${slug})`

/** Publishes anew every public action of a day, at `now` (milliseconds), because of what has changed of the day. */
export function publishActionsOfDay(db: Database, slug: string, now: number): Statement {
  return db
    .update(actions)
    .set({ sequence: sql`${actions.sequence} + 1`, publishedAt: now })
    .where(
      and(
        IS_PUBLIC,
        sql`${actions.id} in (select ${actionDays.actionId} from ${actionDays}
          join ${days} on ${days.id} = ${actionDays.dayId} where ${days.slug} = ${slug})`,
      ),
    )
}
