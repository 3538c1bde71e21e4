import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { NOTICE_STATUSES } from '../rules/notice.ts'
import { SHARED_LINK_KINDS } from '../rules/organizer-link.ts'

/* What organizers have beside their actions, and who is written to at the desk. See schema.ts. */

export const organizerLinks = sqliteTable('organizer_links', {
  id: integer().primaryKey({ autoIncrement: true }),
  actionId: text().notNull(),
  linkHash: text().notNull(),
  kind: text({ enum: SHARED_LINK_KINDS }).notNull(),
  madeAt: integer().notNull(),
})

export const notices = sqliteTable('notices', {
  id: text().primaryKey(),
  actionId: text().notNull(),
  status: text({ enum: NOTICE_STATUSES }).notNull(),
  lang: text().notNull(),
  text: text().notNull(),
  until: integer(),
  createdAt: integer().notNull(),
  publishedAt: integer(),
  reason: text(),
  endedAt: integer(),
})

export const coordinatorContacts = sqliteTable('coordinator_contacts', {
  coordinatorId: integer().primaryKey(),
  since: integer().notNull(),
})

export const lettersAsked = sqliteTable('letters_asked', {
  id: integer().primaryKey(),
  emailHmac: text().notNull(),
  letter: text({ enum: ['received', 'link-again'] }).notNull(),
  at: integer().notNull(),
})
