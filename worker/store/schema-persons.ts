import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/* The tables of persons: whom a campaign speaks for. See schema.ts. */

export const persons = sqliteTable('persons', {
  id: integer().primaryKey(),
  slug: text().notNull(),
  revision: integer().notNull().default(0),
  portrait: text(),
  width: integer(),
  height: integer(),
  credit: text().notNull().default(''),
})

export const personTexts = sqliteTable(
  'person_texts',
  {
    personId: integer().notNull(),
    lang: text().notNull(),
    name: text().notNull(),
    about: text().notNull(),
    original: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.lang] })],
)

export const actionPersons = sqliteTable(
  'action_persons',
  { actionId: text().notNull(), personId: integer().notNull() },
  (table) => [primaryKey({ columns: [table.actionId, table.personId] })],
)

export const dayPersons = sqliteTable(
  'day_persons',
  { dayId: integer().notNull(), personId: integer().notNull() },
  (table) => [primaryKey({ columns: [table.dayId, table.personId] })],
)
