import { and, eq, sql } from 'drizzle-orm'
import type { DayFields } from '../rules/day-fields.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actionDays, actions, days, dayTexts } from './schema.ts'
import { IS_PUBLIC } from './selected.ts'

/** Makes a day, or changes the one of this slug; every change raises its sequence. */
export function putDay(
  db: Database,
  { slug, startsOn, endsOn, weekday, texts }: DayFields,
  now: number,
): [Statement, ...Statement[]] {
  const dates = { startsOn, endsOn, weekday, publishedAt: now }
  const id = sql`(select ${days.id} from ${days} where ${days.slug} = ${slug})`
  return [
    db
      .insert(days)
      .values({ slug, ...dates })
      .onConflictDoUpdate({ target: days.slug, set: { ...dates, sequence: sql`${days.sequence} + 1` } }),
    db.delete(dayTexts).where(eq(dayTexts.dayId, id)),
    ...texts.map((text) => db.insert(dayTexts).values({ dayId: id, ...text })),
  ]
}

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
