import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ActionErrors } from '../rules/action-entries.ts'
import type { ImportDefaults, ImportMeaning, TypedRow } from '../rules/import-columns.ts'
import type { CheckLimits } from '../rules/import-limits.ts'
import { type Delimiter, IMPORT_FAULTS, IMPORT_STATES, ROW_STATES } from '../rules/import-words.ts'
import type { SkipReason } from '../rules/skipped-event.ts'

/* The tables of what comes in from elsewhere. See schema.ts, and migrations/0017_imports.sql for what each column means. */

export const imports = sqliteTable('imports', {
  id: text().primaryKey(),
  source: text().notNull(),
  state: text({ enum: IMPORT_STATES }).notNull(),
  coordinatorId: integer().notNull(),
  bytes: integer().notNull(),
  delimiter: text().$type<Delimiter>().notNull(),
  header: text({ mode: 'json' }).$type<{ names: string[] }>().notNull(),
  meaning: text({ mode: 'json' }).$type<ImportMeaning>(),
  readTo: integer().notNull(),
  taken: integer().notNull(),
  checkedTo: integer().notNull(),
  checkedBy: text({ mode: 'json' }).$type<CheckLimits>(),
  fault: text({ enum: IMPORT_FAULTS }),
  createdAt: integer().notNull(),
  liveAt: integer(),
  became: integer(),
})

export const importRows = sqliteTable(
  'import_rows',
  {
    importId: text().notNull(),
    number: integer().notNull(),
    keyHash: text().notNull(),
    state: text({ enum: ROW_STATES }).notNull(),
    typed: text({ mode: 'json' }).$type<TypedRow>().notNull(),
    errors: text({ mode: 'json' }).$type<ActionErrors>(),
    entry: text({ mode: 'json' }),
  },
  (table) => [primaryKey({ columns: [table.importId, table.number] })],
)

export const importKeys = sqliteTable(
  'import_keys',
  {
    source: text().notNull(),
    keyHash: text().notNull(),
    importId: text().notNull(),
    number: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.keyHash] })],
)

export const sources = sqliteTable('sources', {
  id: integer().primaryKey(),
  name: text().notNull(),
  url: text(),
  defaults: text({ mode: 'json' }).$type<ImportDefaults>().notNull(),
  trusted: integer({ mode: 'boolean' }).notNull(),
  paused: integer({ mode: 'boolean' }).notNull(),
  coordinatorId: integer().notNull(),
  etag: text(),
  lastModified: text(),
  dueAt: integer().notNull(),
  failures: integer().notNull().default(0),
  failure: text(),
  readAt: integer(),
  refused: integer().notNull().default(0),
  round: integer().notNull().default(0),
  createdAt: integer().notNull(),
})

export const sourceEvents = sqliteTable(
  'source_events',
  {
    sourceId: integer().notNull(),
    uidHash: text().notNull(),
    became: text(),
    contentHash: text().notNull(),
    seenIn: integer().notNull(),
    seriesHash: text(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.uidHash] })],
)

export const sourceSkipped = sqliteTable(
  'source_skipped',
  {
    sourceId: integer().notNull(),
    uidHash: text().notNull(),
    uid: text().notNull(),
    title: text().notNull(),
    reason: text({ mode: 'json' }).$type<SkipReason>().notNull(),
    contentHash: text().notNull(),
    triedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.uidHash] })],
)
