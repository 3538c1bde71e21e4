import { type SQL, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { selectionRevisions } from './schema.ts'

/** Raises the revision of every selection that an action is in at this place of a batch; none while it is not public. */
export function raiseSelections(db: Database, actionId: string): Statement {
  return raise(db, sql`select selection, 1 from memberships where action_id = ${actionId}`)
}

/** Raises the revision of every selection that an action has left and whose calendar still tells of it: gone, or moved. */
export function raiseLeft(db: Database, actionId: string): Statement {
  return raise(
    db,
    sql`select selection, 1 from (
        select selection from tombstone_selections where action_id = ${actionId}
        union select selection from moves where action_id = ${actionId}
      ) where true`,
  )
}

/** Raises the revision of a day's selection, of the days', and of every selection that an action of the day is in or has moved from. */
export function raiseSelectionsOfDay(db: Database, slug: string): Statement {
  const ofDay = sql`select action_id from action_days join days on days.id = action_days.day_id where days.slug = ${slug}`
  return raise(
    db,
    sql`select selection, 1 from (
        select distinct selection from memberships where action_id in (${ofDay})
        union select selection from moves where action_id in (${ofDay})
        union select 'days' union select ${`day/${slug}`}
      ) where true`,
  )
}

/** Raises the revision of selections by their paths, each named once. */
export function raiseSelectionsNamed(db: Database, paths: readonly string[]): Statement {
  return raise(db, sql`select value, 1 from json_each(${JSON.stringify(paths)}) where true`)
}

/** `chosen` gives each selection once, and 1. */
function raise(db: Database, chosen: SQL): Statement {
  const { selection, revision } = selectionRevisions
  return db
    .insert(selectionRevisions)
    .select(chosen)
    .onConflictDoUpdate({ target: selection, set: { revision: sql`${revision} + 1` } })
}
