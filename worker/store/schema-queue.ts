import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Scope } from '../rules/coordinator.ts'

/* The tables of the queue: what waits, who is looking at it, what is decided besides yes and no. See schema.ts. */

export const questions = sqliteTable('questions', {
  id: integer().primaryKey({ autoIncrement: true }),
  actionId: text().notNull(),
  question: text().notNull(),
  askedAt: integer().notNull(),
  answer: text(),
  answeredAt: integer(),
})

export const merges = sqliteTable('merges', {
  mergedId: text().primaryKey(),
  keptId: text().notNull(),
  at: integer().notNull(),
})

export const groupLinks = sqliteTable('group_links', {
  linkHash: text().primaryKey(),
  groupId: integer().notNull(),
  scope: text({ mode: 'json' }).$type<Scope>().notNull(),
  createdAt: integer().notNull(),
  revokedAt: integer(),
})

export const trustedActions = sqliteTable('trusted_actions', {
  actionId: text().primaryKey(),
  groupId: integer().notNull(),
})

export const claims = sqliteTable('claims', {
  item: text().primaryKey(),
  coordinatorId: integer().notNull(),
  at: integer().notNull(),
  until: integer().notNull(),
})

/** Everything that waits; the database's own to keep (migrations/0014_queue.sql, 0029_lanes.sql), as are the two below. */
export const waiting = sqliteTable('waiting', {
  item: text().primaryKey(),
  kind: text().notNull(),
  rank: integer().notNull(),
  actionId: text(),
  photoKey: text(),
  country: text(),
  languages: text({ mode: 'json' }).$type<string[]>().notNull(),
  days: text({ mode: 'json' }).$type<string[]>().notNull(),
  dueAt: integer().notNull(),
  endsAt: integer().notNull(),
  since: integer().notNull(),
})

export const waitingSlots = sqliteTable(
  'waiting_slots',
  {
    lane: integer().notNull(),
    country: text().notNull(),
    lang: text().notNull(),
    day: text().notNull(),
    place: text().notNull(),
    kind: text().notNull(),
  },
  ({ lane, country, lang, day, place }) => [primaryKey({ columns: [lane, country, lang, day, place] })],
)

export const waitingCounts = sqliteTable(
  'waiting_counts',
  {
    lane: integer().notNull(),
    key: text().notNull(),
    counts: text({ mode: 'json' }).$type<Record<string, number>>().notNull(),
  },
  ({ lane, key }) => [primaryKey({ columns: [lane, key] })],
)

/** Queues of those who are limited to several countries, languages or days; filled and emptied by the database. */
export const lanes = sqliteTable('lanes', {
  id: integer().primaryKey({ autoIncrement: true }),
  scope: text().notNull().unique(),
  filled: integer().notNull().default(0),
})
