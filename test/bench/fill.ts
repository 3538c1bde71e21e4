import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { actionRow } from '../../worker/rules/action-row.ts'
import { slugOf } from '../../worker/rules/slug.ts'
import { foldName } from '../../worker/rules/text-hygiene.ts'
import {
  actionDays,
  actionGroups,
  actions,
  actionTexts,
  days,
  dayTexts,
  groups,
  photos,
  reports,
} from '../../worker/store/schema.ts'
import { GROUPS, type Plan, type SyntheticAction, syntheticActions, syntheticDays } from './synthetic.ts'

/** When everything was made and published: milliseconds since 1970 UTC, long before anybody measures. */
const MADE_AT = Date.parse('2026-01-01T12:00Z')
/** Characters of a SHA-256 in base64url. */
const HASH_LENGTH = 43
/** Characters of a report's id and of a photo's key. */
const ID_LENGTH = 10
const KEY_LENGTH = 26

/**
 * Puts made-up actions with their days and groups into a migrated SQLite file that nobody else has open. One
 * transaction of prepared statements: through D1 it would take a hundred times as long.
 */
export function fillFile(path: string, plan: Plan): void {
  const file = new DatabaseSync(path)
  try {
    file.exec('pragma synchronous = off')
    file.exec('begin')
    const dayIds = insertDays(file, plan)
    const groupIds = insertGroups(file)
    const insert = actionInserter(file, dayIds, groupIds)
    const published: string[] = []
    for (const action of syntheticActions(plan)) {
      insert(action)
      if (action.status === 'published') published.push(action.id)
    }
    if (plan.told) tell(file, published, plan.told)
    file.exec('commit')
    file.exec('pragma wal_checkpoint(truncate)')
  } finally {
    file.close()
  }
}

function insertDays(file: DatabaseSync, plan: Plan): Map<string, number> {
  const [insertDay, insertText] = [inserter(file, days), inserter(file, dayTexts)]
  return new Map(
    syntheticDays(plan.days).map(({ texts, ...day }, at) => {
      const id = at + 1
      insertDay({ id, ...day, publishedAt: MADE_AT })
      for (const text of texts) insertText({ dayId: id, ...text })
      return [day.slug, id]
    }),
  )
}

function insertGroups(file: DatabaseSync): Map<string, number> {
  const insert = inserter(file, groups)
  return new Map(
    GROUPS.map((name, at) => {
      insert({ id: at + 1, slug: slugOf(name), name, foldedName: foldName(name) })
      return [name, at + 1]
    }),
  )
}

function actionInserter(
  file: DatabaseSync,
  dayIds: ReadonlyMap<string, number>,
  groupIds: ReadonlyMap<string, number>,
): (action: SyntheticAction) => void {
  const [insertAction, insertText] = [inserter(file, actions), inserter(file, actionTexts)]
  const [insertDay, insertGroup] = [inserter(file, actionDays), inserter(file, actionGroups)]
  return ({ id, status, fields }) => {
    const cancelled = status === 'cancelled' ? ({ cancelledBy: 'organizer', cancelReason: 'It rains.' } as const) : {}
    const stamps = { publishedAt: MADE_AT, createdAt: MADE_AT }
    // As long as a hash is; nobody opens these links.
    const linkHash = id.padEnd(HASH_LENGTH, '-')
    insertAction({ id, linkHash, status, ...cancelled, ...stamps, ...actionRow(fields) })
    insertText({ actionId: id, ...fields.text, original: true })
    for (const slug of fields.days) insertDay({ actionId: id, dayId: known(dayIds, slug) })
    for (const [position, name] of fields.groups.entries())
      insertGroup({ actionId: id, position, name, groupId: known(groupIds, name) })
  }
}

/** Reports of the first actions, and photos of them by turns. */
function tell(file: DatabaseSync, ids: readonly string[], told: NonNullable<Plan['told']>): void {
  const [insertReport, insertPhoto] = [inserter(file, reports), inserter(file, photos)]
  const telling = ids.slice(0, told.reports)
  for (const [at, actionId] of telling.entries())
    insertReport({
      ...{
        id: String(at).padStart(ID_LENGTH, '0'),
        actionId,
        status: 'published',
        lang: 'en',
        links: [],
        createdAt: MADE_AT,
        publishedAt: MADE_AT,
      },
      ...{ text: 'We were many, and we stayed. '.repeat(12), turnoutFrom: 40, turnoutTo: 60, countedBy: 'organizer' },
    })
  for (let at = 0; at < told.photos; at += 1) {
    const key = String(at).padStart(KEY_LENGTH, '0')
    insertPhoto({
      ...{ key, uploadHash: key, object: key, purpose: 'report', actionId: telling[at % telling.length] ?? null },
      ...{ status: 'published', createdAt: MADE_AT, publishedAt: MADE_AT, consent: 'nobody', licence: 'cc-by-4.0' },
      ...{ lang: 'en', caption: 'Names read aloud in front of the station', description: '', credit: 'A group' },
      ...{ width: 2048, height: at % 4 === 0 ? 2730 : 1365, bytes: 400_000, sha256: '0'.repeat(64) },
    })
  }
}

/** A prepared INSERT with every column that drizzle knows of a table. */
function inserter<Table extends SQLiteTable>(
  file: DatabaseSync,
  table: Table,
): (row: Table['$inferInsert'] & object) => void {
  const columns = Object.entries(getTableColumns(table))
  const names = columns.map(([key]) => toSnakeCase(key))
  const marks = columns.map(() => '?').join(', ')
  const statement = file.prepare(`insert into ${getTableName(table)} (${names.join(', ')}) values (${marks})`)
  return (row) => {
    const given = new Map<string, unknown>(Object.entries(row))
    statement.run(
      ...columns.map(([key, column]) => {
        const value = given.get(key) ?? column.default ?? null
        return value === null ? null : storable(column.mapToDriverValue(value))
      }),
    )
  }
}

function storable(value: unknown): SQLInputValue {
  if (typeof value === 'number' || typeof value === 'string' || value instanceof Uint8Array) return value
  throw new Error(`a column holds a ${typeof value}`)
}

function known(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`${name} is not there`)
  return id
}
