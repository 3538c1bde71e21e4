import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { type RowState, sourceKey } from '../rules/import-words.ts'
import type { Database } from './database.ts'
import { days } from './schema.ts'
import { coordinators } from './schema-desk.ts'
import { importKeys, importRows, imports } from './schema-imports.ts'

/** A file on its way in, and one of its rows. */
export type Import = typeof imports.$inferSelect
export type ImportRow = typeof importRows.$inferSelect

/** The import of this id, or null. */
export async function findImport(db: Database, id: string): Promise<Import | null> {
  const [found] = await db.select().from(imports).where(eq(imports.id, id)).limit(1)
  return found ?? null
}

/** The last imports, of one coordinator or (null) of all. */
export async function listImports(db: Database, coordinatorId: number | null, limit: number): Promise<Import[]> {
  return db
    .select()
    .from(imports)
    .where(coordinatorId === null ? undefined : eq(imports.coordinatorId, coordinatorId))
    .orderBy(desc(imports.createdAt))
    .limit(limit)
}

/** Those that have something to be done without anybody: rows to be taken in or to be checked. Of who was removed none. */
export async function listImportsUnderWay(db: Database, limit: number): Promise<Import[]> {
  return db
    .select()
    .from(imports)
    .where(
      and(
        IS_UNDER_WAY,
        inArray(imports.state, ['reading', 'checking']),
        isNull(imports.fault),
        inArray(
          imports.coordinatorId,
          db.select({ id: coordinators.id }).from(coordinators).where(isNull(coordinators.removedAt)),
        ),
      ),
    )
    .orderBy(asc(imports.createdAt))
    .limit(limit)
}

/** The ids of those whose file is still needed: of those whose rows are taken in, the ones brought since a moment (milliseconds). */
export async function listIdsWithFiles(db: Database, takenSince: number): Promise<Set<string>> {
  const rows = await db
    .select({ id: imports.id })
    .from(imports)
    .where(and(IS_UNDER_WAY, or(inArray(imports.state, ['columns', 'reading']), gt(imports.createdAt, takenSince))))
  return new Set(rows.map(({ id }) => id))
}

/** Forgets what was brought before a moment (milliseconds) and never put live. */
export async function forgetImportsBefore(db: Database, moment: number): Promise<void> {
  await db.delete(imports).where(and(IS_UNDER_WAY, lt(imports.createdAt, moment)))
}

/** As the index has it. */
const IS_UNDER_WAY = sql`${imports.state} <> 'live'`

/** How many rows there are of each state. */
export async function countRows(db: Database, importId: string): Promise<Record<RowState, number>> {
  const counts = await db
    .select({ state: importRows.state, rows: sql<number>`count(*)` })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.state)
  const none: Record<RowState, number> = { read: 0, right: 0, wrong: 0, known: 0, 'left-out': 0 }
  return Object.assign(none, Object.fromEntries(counts.map(({ state, rows }) => [state, rows])))
}

/** Rows behind a number, of one state or (null) of any. */
export async function listRows(
  db: Database,
  importId: string,
  { state, after, limit }: { state: RowState | null; after: number; limit: number },
): Promise<ImportRow[]> {
  return db
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        gt(importRows.number, after),
        state === null ? undefined : eq(importRows.state, state),
      ),
    )
    .orderBy(asc(importRows.number))
    .limit(limit)
}

/** One row, or null. */
export async function findRow(db: Database, importId: string, number: number): Promise<ImportRow | null> {
  const [found] = await db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.number, number)))
    .limit(1)
  return found ?? null
}

/** The numbers of those rows, of a stretch of them, whose key is another row's: they are here already, or twice in the file. */
export async function listKnownNumbers(
  db: Database,
  { id, source }: Pick<Import, 'id' | 'source'>,
  { after, to }: { after: number; to: number },
): Promise<Set<number>> {
  const rows = await db
    .select({ number: importRows.number })
    .from(importRows)
    .innerJoin(importKeys, and(eq(importKeys.source, sourceKey(source)), eq(importKeys.keyHash, importRows.keyHash)))
    .where(
      and(
        eq(importRows.importId, id),
        gt(importRows.number, after),
        sql`${importRows.number} <= ${to}`,
        sql`(${importKeys.importId} <> ${id} or ${importKeys.number} <> ${importRows.number})`,
      ),
    )
  return new Set(rows.map(({ number }) => number))
}

/** Those of these slugs that are a day's, however many they are. */
export async function knownDaySlugs(db: Database, slugs: readonly string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set()
  const rows = await db
    .select({ slug: days.slug })
    .from(days)
    .where(sql`${days.slug} in (select value from json_each(${JSON.stringify(slugs)}))`)
  return new Set(rows.map(({ slug }) => slug))
}
