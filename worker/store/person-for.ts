import { type SQL, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { actions } from './schema.ts'

/** The condition that an action is for a person: named with it, or with one of its days. */
export function isFor(slug: string): SQL {
  const person = sql`(select id from persons where slug = ${slug})`
  return sql`${actions.id} in (select action_id from action_persons where person_id = ${person}
    union select action_days.action_id from day_persons join action_days on action_days.day_id = day_persons.day_id
      where day_persons.person_id = ${person})`
}

/** What names a person: the ids of actions and the slugs of days. */
export async function readWhatIsFor(db: Database, slug: string): Promise<{ actions: string[]; days: string[] }> {
  const person = sql`(select id from persons where slug = ${slug})`
  const rows = await db.all<{ action: string | null; day: string | null }>(
    sql`select action_id as action, null as day from action_persons where person_id = ${person}
      union all select null, slug from day_persons join days on days.id = day_persons.day_id where person_id = ${person}`,
  )
  return {
    actions: rows.flatMap(({ action }) => (action === null ? [] : [action])),
    days: rows.flatMap(({ day }) => (day === null ? [] : [day])),
  }
}
