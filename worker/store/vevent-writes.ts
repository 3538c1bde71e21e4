import { sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actions, vevents } from './schema.ts'
import type { EventRow } from './vevents.ts'

/** A VEVENT to be kept, made of an action at a revision and a sequence: a day's new title raises that alone. */
export type NewEvent = EventRow & { revision: number; sequence: number }

/** Keeps VEVENTs, unless their actions have changed since they were read. */
export function keepEvents(db: Database, events: readonly NewEvent[]): Statement {
  const { actionId, lang, version, until, zone, vevent, fault, poster } = vevents
  const each = sql`json_each(${JSON.stringify(events)})`
  const value = (name: keyof NewEvent) => sql`each.value ->> ${`$.${name}`}`
  return db
    .insert(vevents)
    .select(
      sql`select ${value('actionId')}, ${value('lang')}, ${value('version')}, ${value('until')}, ${value('zone')},
        ${value('vevent')}, ${value('fault')}, ${value('poster')}
      from ${each} as each
      join ${actions} on ${actions.id} = ${value('actionId')} and ${actions.revision} = ${value('revision')}
        and ${actions.sequence} = ${value('sequence')}
      where true`,
    )
    .onConflictDoUpdate({
      target: [actionId, lang],
      set: {
        version: sql`excluded.${sql.identifier(version.name)}`,
        until: sql`excluded.${sql.identifier(until.name)}`,
        zone: sql`excluded.${sql.identifier(zone.name)}`,
        vevent: sql`excluded.${sql.identifier(vevent.name)}`,
        fault: sql`excluded.${sql.identifier(fault.name)}`,
        poster: sql`excluded.${sql.identifier(poster.name)}`,
      },
    })
}

/**
 * Forgets those VEVENTs of these actions that are past their time or of an older version. After those of the site's languages
 * have been kept, these are the others: their next reader makes them, and nobody those of languages that there were once.
 */
export function forgetOutdatedEvents(
  db: Database,
  actionIds: readonly string[],
  { now, version }: { now: number; version: number },
): Statement {
  return db.delete(vevents).where(
    sql`${vevents.actionId} in (select value from json_each(${JSON.stringify(actionIds)}))
        and (${vevents.version} < ${version} or ${vevents.until} <= ${now})`,
  )
}
