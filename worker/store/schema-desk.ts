import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ROLES, SCOPE_KINDS } from '../rules/coordinator.ts'
import { DECISIONS, VERDICT_SUBJECTS } from '../rules/verdict-words.ts'

/* The tables of the desk: who signs in, what they decide and how it is taken back. See schema.ts. */

export const coordinators = sqliteTable('coordinators', {
  id: integer().primaryKey(),
  name: text().notNull(),
  createdAt: integer().notNull(),
  role: text({ enum: ROLES }).notNull().default('translator'),
  lang: text().notNull().default('en'),
  removedAt: integer(),
})

export const coordinatorScopes = sqliteTable(
  'coordinator_scopes',
  { coordinatorId: integer().notNull(), kind: text({ enum: SCOPE_KINDS }).notNull(), value: text().notNull() },
  (table) => [primaryKey({ columns: [table.coordinatorId, table.kind, table.value] })],
)

export const verdicts = sqliteTable('verdicts', {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  coordinatorId: integer().notNull(),
  subject: text({ enum: VERDICT_SUBJECTS }).notNull(),
  subjectId: text().notNull(),
  decision: text({ enum: DECISIONS }).notNull(),
  snapshotHash: text().notNull(),
  reverts: integer(),
})

export const verdictSeals = sqliteTable('verdict_seals', {
  verdictId: integer().primaryKey(),
  previousHash: text().notNull(),
  hash: text().notNull(),
})

export const verdictSnapshots = sqliteTable('verdict_snapshots', {
  verdictId: integer().primaryKey(),
  actionId: text(),
  photoKey: text(),
  dayId: integer(),
  snapshot: text({ mode: 'json' }).notNull(),
})
