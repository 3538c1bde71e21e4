import { and, eq, type SQL, sql } from 'drizzle-orm'
import { sourceKey } from '../rules/import-words.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import type { Import } from './imports.ts'
import { actions } from './schema.ts'
import { importKeys } from './schema-imports.ts'
import { importActions } from './schema-taken-back.ts'

/** Nobody has written to an action since the import: its number of changes is the first one. */
const UNTOUCHED = 0

/**
 * Statements that withdraw all actions of an import that wait as they came. Their rows may come again: a table that is put right is
 * brought under the same name.
 */
export function withdrawImported(db: Database, { id }: Import): Statement[] {
  const waiting = and(eq(actions.status, 'pending'), eq(actions.revision, UNTOUCHED), isOf(id))
  return [
    db
      .update(actions)
      .set({ status: 'withdrawn', revision: UNTOUCHED + 1 })
      .where(waiting),
    db.delete(importKeys).where(
      sql`${importKeys.importId} = ${id} and ${importKeys.number} in (select came.number from import_actions as came
        join actions as withdrawn on withdrawn.id = came.action_id
        where came.import_id = ${id} and withdrawn.status = 'withdrawn' and withdrawn.revision = ${UNTOUCHED + 1})`,
    ),
  ]
}

/** Statements after which all that withdrawImported has withdrawn waits again, but for rows that have come with another table since. */
export function restoreImported(db: Database, { id, source }: Import): Statement[] {
  const key = sourceKey(source)
  const isTheirs = sql`${actions.id} in (select came.action_id from import_actions as came
    join import_keys as known on known.source = ${key} and known.key_hash = came.key_hash
      and known.import_id = came.import_id and known.number = came.number
    where came.import_id = ${id})`
  const withdrawn = and(eq(actions.status, 'withdrawn'), eq(actions.revision, UNTOUCHED + 1), isTheirs)
  return [
    db
      .insert(importKeys)
      .select(
        sql`select ${key}, came.key_hash, came.import_id, came.number from import_actions as came
          join actions as withdrawn on withdrawn.id = came.action_id
          where came.import_id = ${id} and withdrawn.status = 'withdrawn' and withdrawn.revision = ${UNTOUCHED + 1}`,
      )
      .onConflictDoNothing(),
    // As they came: so they can be withdrawn again.
    db.update(actions).set({ status: 'pending', revision: UNTOUCHED }).where(withdrawn),
  ]
}

function isOf(importId: string): SQL {
  return sql`${actions.id} in (select action_id from ${importActions} where import_id = ${importId})`
}
