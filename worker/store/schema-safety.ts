import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { FLAG_REASONS } from '../rules/flag.ts'
import { RUN_DECISIONS, RUN_KINDS, RUN_STATES } from '../rules/run.ts'
import type { ProposedVerdict } from '../rules/second.ts'

/* What one coordinator alone does not decide, what is done in parts, and flags. See schema.ts. */

export const runs = sqliteTable('runs', {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  coordinatorId: integer().notNull(),
  kind: text({ enum: RUN_KINDS }).notNull(),
  ofId: integer(),
  since: integer(),
  reason: text().notNull().default(''),
  state: text({ enum: RUN_STATES }).notNull(),
})

export const runItems = sqliteTable(
  'run_items',
  {
    runId: integer().notNull(),
    position: integer().notNull(),
    item: text().notNull(),
    decision: text({ enum: RUN_DECISIONS }).notNull(),
    revision: integer(),
    outcome: text(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.position] })],
)

export const proposals = sqliteTable('proposals', {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  coordinatorId: integer().notNull(),
  actionId: text(),
  runId: integer(),
  revision: integer(),
  verdict: text({ mode: 'json' }).$type<ProposedVerdict>(),
  finer: integer({ mode: 'boolean' }).notNull(),
})

export const flags = sqliteTable(
  'flags',
  {
    item: text().notNull(),
    reason: text({ enum: FLAG_REASONS }).notNull(),
    actionId: text(),
    photoKey: text(),
    count: integer().notNull(),
    firstAt: integer().notNull(),
    lastAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.item, table.reason] })],
)

export const flagTexts = sqliteTable('flag_texts', {
  id: integer().primaryKey({ autoIncrement: true }),
  item: text().notNull(),
  actionId: text(),
  photoKey: text(),
  reason: text().notNull(),
  text: text().notNull(),
  at: integer().notNull(),
})

export const alarms = sqliteTable('alarms', {
  coordinatorId: integer().primaryKey(),
  at: integer().notNull(),
  taken: integer().notNull(),
})
