import { and, eq, sql } from 'drizzle-orm'
import type { ActionErrors } from '../rules/action-entries.ts'
import type { ImportMeaning, TypedRow } from '../rules/import-columns.ts'
import type { CheckLimits } from '../rules/import-limits.ts'
import { type ImportFault, type RowState, sourceKey } from '../rules/import-words.ts'
import type { NewAction } from './action-writes.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import type { Import } from './imports.ts'
import { importKeys, importRows, imports } from './schema-imports.ts'

/** A row as it is taken in. */
export type TakenRow = { number: number; keyHash: string; state: 'read' | 'left-out'; typed: TypedRow }
/** The action that a row becomes: its columns, and what hangs on it. */
export type ImportEntry = {
  action: Omit<NewAction, 'status' | 'createdAt'>
  text: { lang: string; title: string; summary: string }
  days: string[]
  groups: string[]
}
/** What the check of a row found. */
export type CheckedRow = { number: number; state: RowState; errors: ActionErrors | null; entry: ImportEntry | null }

/** A file that has come, and of which nothing is known yet. */
export function insertImport(
  db: Database,
  row: Omit<
    Import,
    'state' | 'meaning' | 'readTo' | 'taken' | 'checkedTo' | 'checkedBy' | 'fault' | 'liveAt' | 'became'
  >,
): Statement {
  return db.insert(imports).values({ ...row, state: 'columns', readTo: 0, taken: 0, checkedTo: 0 })
}

/**
 * Moves an import on, if it is still as it was seen (else the batch is refused as stale): whoever else had moved it on, of
 * two that do the same the second writes nothing; nor does who read its rows by another word on its columns. The column does
 * not take null, see revisionAfter.
 */
export function moveOn(db: Database, seen: Import, set: Partial<typeof imports.$inferInsert>): Statement {
  const state = set.state ?? seen.state
  const { readTo, checkedTo } = seen
  const meaning = seen.meaning === null ? null : JSON.stringify(seen.meaning)
  return db
    .update(imports)
    .set({
      ...set,
      state: sql`case when ${imports.state} = ${seen.state} and ${imports.readTo} = ${readTo}
        and ${imports.checkedTo} = ${checkedTo} and ${imports.meaning} is ${meaning} then ${state} end`,
    })
    .where(eq(imports.id, seen.id))
}

/** Says what the columns mean: what was taken in by an earlier word is forgotten. `readTo` is behind the names of columns. */
export function startReading(db: Database, seen: Import, meaning: ImportMeaning, readTo: number): Statement[] {
  return [
    moveOn(db, seen, { state: 'reading', meaning, readTo, taken: 0, checkedTo: 0, fault: null }),
    db.delete(importRows).where(eq(importRows.importId, seen.id)),
    db.delete(importKeys).where(eq(importKeys.importId, seen.id)),
  ]
}

/** Takes rows in, and gives each key to its row, unless it is that of an import that is live. */
export function takeRows(
  db: Database,
  seen: Import,
  rows: readonly TakenRow[],
  to: { readTo: number; taken: number; whole: boolean; fault: ImportFault | null },
): Statement[] {
  const json = JSON.stringify(rows)
  const moved = moveOn(db, seen, {
    readTo: to.readTo,
    taken: to.taken,
    fault: to.fault,
    ...(to.whole && to.fault === null ? { state: 'checking' as const } : {}),
  })
  if (rows.length === 0) return [moved]
  return [
    moved,
    db.insert(importRows).select(
      sql`select ${seen.id}, value ->> '$.number', value ->> '$.keyHash', value ->> '$.state', value ->> '$.typed', null, null
        from json_each(${json}) where true`,
    ),
    db
      .insert(importKeys)
      .select(
        sql`select ${sourceKey(seen.source)}, value ->> '$.keyHash', ${seen.id}, value ->> '$.number' from json_each(${json}) where true`,
      )
      .onConflictDoUpdate({
        target: [importKeys.source, importKeys.keyHash],
        set: { importId: sql`excluded.import_id`, number: sql`excluded.number` },
        setWhere: sql`${importKeys.importId} <> excluded.import_id and not exists
          (select 1 from ${imports} as other where other.id = ${importKeys.importId} and other.state = 'live')`,
      }),
  ]
}

/** Has all rows checked once more. */
export function checkAgain(db: Database, seen: Import): Statement {
  return moveOn(db, seen, { state: 'checking', checkedTo: 0, checkedBy: null })
}

/** Writes down what the check of rows found, up to a number, and by which limits; what was left out stays so. */
export function putChecked(
  db: Database,
  seen: Import,
  rows: readonly CheckedRow[],
  to: { checkedTo: number; checkedBy: CheckLimits; whole: boolean },
): Statement[] {
  const { checkedTo, checkedBy, whole } = to
  return [
    moveOn(db, seen, { checkedTo, checkedBy, ...(whole ? { state: 'checked' as const } : {}) }),
    ...(rows.length === 0 ? [] : [setChecked(db, seen.id, rows)]),
  ]
}

/** Every one of the rows is there: as an UPDATE … FROM, SQLite would read the whole list again for each row of the import. */
function setChecked(db: Database, importId: string, rows: readonly CheckedRow[]): Statement {
  return db
    .insert(importRows)
    .select(
      sql`select ${importId}, value ->> '$.number', '', value ->> '$.state', '{}', value ->> '$.errors', value ->> '$.entry'
        from json_each(${JSON.stringify(rows)}) where true`,
    )
    .onConflictDoUpdate({
      target: [importRows.importId, importRows.number],
      set: { state: sql`excluded.state`, errors: sql`excluded.errors`, entry: sql`excluded.entry` },
      setWhere: sql`${importRows.state} <> 'left-out'`,
    })
}

/** Puts right what a row says. Nothing is moved on: only what stands in the way of it goes. */
export function correctRow(db: Database, seen: Import, typed: TypedRow, checked: CheckedRow): Statement[] {
  return [
    moveOn(db, seen, {}),
    db
      .update(importRows)
      .set({ typed, state: checked.state, errors: checked.errors, entry: checked.entry })
      .where(and(eq(importRows.importId, seen.id), eq(importRows.number, checked.number))),
  ]
}

/** Leaves out one row that is wrong or right, or (null) all that are wrong. */
export function leaveOutRows(db: Database, seen: Import, number: number | null): Statement[] {
  const which = number === null ? eq(importRows.state, 'wrong') : eq(importRows.number, number)
  return [
    moveOn(db, seen, {}),
    db
      .update(importRows)
      .set({ state: 'left-out', errors: null, entry: null })
      .where(and(eq(importRows.importId, seen.id), which)),
  ]
}

/** Forgets an import that has not been put live, with its rows and their keys. */
export function dropImport(db: Database, id: string): Statement {
  return db.delete(imports).where(and(eq(imports.id, id), sql`${imports.state} <> 'live'`))
}
