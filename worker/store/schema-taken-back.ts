import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/* The tables that taking verdicts back needs besides what they found. See schema.ts. */

export const keptObjects = sqliteTable('kept_objects', { object: text().primaryKey(), verdictId: integer().notNull() })

export const importActions = sqliteTable('import_actions', {
  actionId: text().primaryKey(),
  importId: text().notNull(),
  number: integer().notNull(),
  keyHash: text().notNull(),
})
