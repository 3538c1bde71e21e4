import { type SQL, sql } from 'drizzle-orm'
import { actions } from './schema.ts'

/** The condition that an action is for a person: named with it, or with one of its days. */
export function isFor(slug: string): SQL {
  const person = sql`(select id from persons where slug = ${slug})`
  return sql`${actions.id} in (select action_id from action_persons where person_id = ${person}
    union select action_days.action_id from day_persons join action_days on action_days.day_id = day_persons.day_id
      where day_persons.person_id = ${person})`
}
