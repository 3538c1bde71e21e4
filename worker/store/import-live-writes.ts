import { eq, type SQL, sql } from 'drizzle-orm'
import { sourceKey } from '../rules/import-words.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import type { Import } from './imports.ts'
import { columnsFromJson, columnsOf } from './rows-of-json.ts'
import { actionDays, actionGroups, actions, actionTexts, days } from './schema.ts'
import { importKeys, importRows, imports } from './schema-imports.ts'
import { importActions } from './schema-taken-back.ts'

/**
 * Statements that make actions of all rows of an import at once: within their batch nothing of it is there or all of it, and
 * it waits for coordinators. Refused as stale unless everything is checked and nothing is wrong. A row whose key another
 * import has taken meanwhile becomes nothing.
 */
export function putLive(db: Database, { id, source }: Import, now: number): Statement[] {
  // Its rows that still have their keys.
  const rows = sql`${importRows} as r join ${importKeys} as k on k.source = ${sourceKey(source)} and k.key_hash = r.key_hash
      and k.import_id = r.import_id and k.number = r.number
    where r.import_id = ${id} and r.state = 'right'`
  return [
    db
      .update(imports)
      .set({
        state: sql`case when ${imports.state} = 'checked' and not exists (select 1 from ${importRows}
          where import_id = ${id} and state in ('read', 'wrong')) then 'live' end`,
        liveAt: now,
        became: sql`(select count(*) from ${rows})`,
      })
      .where(eq(imports.id, id)),
    ...insertEntries(db, sql`(select r.entry as entry from ${rows})`, now),
    db
      .insert(importActions)
      .select(sql`select r.entry ->> '$.action.id', r.import_id, r.number, r.key_hash from ${rows}`),
    // A row that was left out may come with another file.
    db.delete(importKeys).where(
      sql`${importKeys.importId} = ${id} and ${importKeys.number} in
        (select number from ${importRows} where import_id = ${id} and state <> 'right')`,
    ),
    // Their places are in the actions now, where whoever deletes them finds them.
    db.delete(importRows).where(eq(importRows.importId, id)),
  ]
}

/** Makes actions that wait of entries: `entries` is a subquery with the column `entry` (an ImportEntry as JSON). */
export function insertEntries(db: Database, entries: SQL, now: number): Statement[] {
  const from = sql`${entries} as r`
  const actionId = sql`r.entry ->> '$.action.id'`
  return [
    db.insert(actions).select(
      sql`select ${columnsFromJson(actions, sql`(r.entry -> '$.action')`, {
        status: sql`'pending'`,
        createdAt: sql`${now}`,
      })} from ${from}`,
    ),
    db
      .insert(actionTexts)
      .select(
        sql`select ${columnsFromJson(actionTexts, sql`(r.entry -> '$.text')`, { actionId, original: sql`1` })} from ${from}`,
      ),
    db.insert(actionDays).select(
      sql`select ${columnsOf(actionDays, { actionId: sql`each.action_id`, dayId: sql`d.id` })}
        from (select ${actionId} as action_id, day.value as slug from ${from}, json_each(r.entry, '$.days') as day) as each
        join ${days} as d on d.slug = each.slug`,
    ),
    db.insert(actionGroups).select(
      sql`select ${columnsOf(actionGroups, {
        actionId,
        position: sql`called.key`,
        name: sql`called.value`,
      })} from ${from}, json_each(r.entry, '$.groups') as called`,
    ),
  ]
}
