import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { STATUSES } from '../rules/kinds.ts'
import { KIT_FILE_KINDS } from '../rules/kit-file.ts'

/* The tables of what a day offers and of translations. See schema.ts. */

export const reportTexts = sqliteTable(
  'report_texts',
  {
    reportId: text().notNull(),
    lang: text().notNull(),
    text: text().notNull(),
    outdated: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.lang] })],
)

export const dayFiles = sqliteTable('day_files', {
  key: text().primaryKey(),
  dayId: integer().notNull(),
  kind: text({ enum: KIT_FILE_KINDS }).notNull(),
  lang: text().notNull(),
  title: text().notNull(),
  object: text().notNull(),
  bytes: integer().notNull(),
  width: integer(),
  height: integer(),
  createdAt: integer().notNull(),
})

export const dayCounts = sqliteTable(
  'day_counts',
  { dayId: integer().notNull(), status: text({ enum: STATUSES }).notNull(), actions: integer().notNull() },
  (table) => [primaryKey({ columns: [table.dayId, table.status] })],
)
