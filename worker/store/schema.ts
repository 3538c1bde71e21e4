import { relations } from 'drizzle-orm'
import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ActionFields } from '../rules/action-fields.ts'
import { ATTENDANCES, COUNTERS, KINDS, STATUSES, STEP_FREE } from '../rules/kinds.ts'
import { LETTER_STATUSES, LETTERS } from '../rules/letter.ts'
import { TIERS } from '../rules/location-tier.ts'
import { CONSENTS, LICENCES, PHOTO_PURPOSES, PHOTO_STATUSES } from '../rules/photo.ts'
import { WEEKDAYS } from '../rules/week.ts'
import { DATE_PRECISIONS } from '../rules/when.ts'
import { reportTexts } from './schema-days.ts'
import { notices } from './schema-organizers.ts'

/*
 * The tables as migrations/ makes them, for drizzle's types and queries; a test holds the two against each other.
 * Names are snake_case in the database (`casing` in database.ts). Times are milliseconds since 1970 UTC.
 */

export const days = sqliteTable('days', {
  id: integer().primaryKey(),
  slug: text().notNull(),
  startsOn: text().notNull(),
  endsOn: text(),
  weekday: text({ enum: WEEKDAYS }),
  sequence: integer().notNull().default(0),
  publishedAt: integer().notNull(),
  startTime: text(),
  endTime: text(),
  opensOn: text(),
  closesOn: text(),
})

export const dayTexts = sqliteTable(
  'day_texts',
  {
    dayId: integer().notNull(),
    lang: text().notNull(),
    title: text().notNull(),
    call: text().notNull(),
    original: integer({ mode: 'boolean' }).notNull(),
    suggestion: text().notNull().default(''),
    slogans: text().notNull().default(''),
    outdated: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.dayId, table.lang] })],
)

export const groups = sqliteTable('groups', {
  id: integer().primaryKey(),
  slug: text().notNull(),
  name: text().notNull(),
  foldedName: text().notNull(),
})

export const actions = sqliteTable('actions', {
  id: text().primaryKey(),
  revision: integer().notNull().default(0),
  linkHash: text(),
  status: text({ enum: STATUSES }).notNull(),
  kind: text({ enum: KINDS }).notNull(),
  attendance: text({ enum: ATTENDANCES }).notNull(),
  allDay: integer({ mode: 'boolean' }).notNull(),
  startsLocal: text().notNull(),
  endsLocal: text(),
  zone: text().notNull(),
  startsAt: integer().notNull(),
  endsAt: integer().notNull(),
  datePrecision: text({ enum: DATE_PRECISIONS }).notNull(),
  country: text(),
  cityId: integer(),
  citySlug: text(),
  cityLat: real(),
  cityLon: real(),
  cityName: text(),
  venue: text(),
  address: text(),
  neighbourhood: text(),
  lat: real(),
  lon: real(),
  tier: text({ enum: TIERS }).notNull(),
  revealAt: integer(),
  joinUrl: text(),
  linkUrl: text(),
  linkLang: text(),
  stepFree: text({ enum: STEP_FREE }),
  signLanguage: integer({ mode: 'boolean' }).notNull(),
  accessNote: text(),
  cancelReason: text(),
  cancelledBy: text({ enum: ['organizer', 'coordinator'] }),
  verdictReason: text(),
  sequence: integer().notNull().default(0),
  publishedAt: integer(),
  createdAt: integer().notNull(),
  publicCity: text(),
  publicStarts: text().notNull(),
  publicEndsOn: text().notNull(),
  publicEndsAt: integer().notNull(),
  publicLat: real(),
  publicLon: real(),
  publicCell: integer(),
})

export const actionTexts = sqliteTable(
  'action_texts',
  {
    actionId: text().notNull(),
    lang: text().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    original: integer({ mode: 'boolean' }).notNull(),
    outdated: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.actionId, table.lang] })],
)

export const actionDays = sqliteTable(
  'action_days',
  // `publicCell` is the database's own to set.
  { actionId: text().notNull(), dayId: integer().notNull(), publicCell: integer() },
  (table) => [primaryKey({ columns: [table.actionId, table.dayId] })],
)

export const actionGroups = sqliteTable(
  'action_groups',
  { actionId: text().notNull(), position: integer().notNull(), name: text().notNull(), groupId: integer() },
  (table) => [primaryKey({ columns: [table.actionId, table.position] })],
)

export const waitingChanges = sqliteTable('waiting_changes', {
  actionId: text().primaryKey(),
  fields: text({ mode: 'json' }).$type<ActionFields>().notNull(),
  submittedAt: integer().notNull(),
})

export const reports = sqliteTable('reports', {
  id: text().primaryKey(),
  actionId: text().notNull(),
  status: text({ enum: ['pending', 'published', 'rejected', 'replaced'] }).notNull(),
  lang: text().notNull(),
  text: text().notNull(),
  turnoutFrom: integer(),
  turnoutTo: integer(),
  countedBy: text({ enum: COUNTERS }),
  links: text({ mode: 'json' }).$type<string[]>().notNull(),
  verdictReason: text(),
  createdAt: integer().notNull(),
  publishedAt: integer(),
})

export const contacts = sqliteTable('contacts', { actionId: text().primaryKey(), emailHmac: text().notNull() })

export const outbox = sqliteTable('outbox', {
  id: integer().primaryKey({ autoIncrement: true }),
  actionId: text(),
  letter: text({ enum: LETTERS }).notNull(),
  createdAt: integer().notNull(),
  status: text({ enum: LETTER_STATUSES }).notNull(),
  dueAt: integer().notNull(),
  attempts: integer().notNull().default(0),
  failure: text(),
  sentAt: integer(),
  coordinatorId: integer(),
})

export const idempotencyKeys = sqliteTable('idempotency_keys', {
  keyHash: text().primaryKey(),
  usedAt: integer().notNull(),
})

/** Words to find an action by; the index over them, `search_index`, is a virtual table that drizzle does not know. */
export const searchTexts = sqliteTable('search_texts', {
  id: integer().primaryKey(),
  actionId: text().notNull(),
  words: text().notNull(),
  version: integer().notNull(),
})

export const campaignTexts = sqliteTable(
  'campaign_texts',
  {
    key: text({ enum: ['name', 'tagline', 'about', 'safety', 'contact'] }).notNull(),
    lang: text().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.lang] })],
)

export const selectionRevisions = sqliteTable('selection_revisions', {
  selection: text().primaryKey(),
  revision: integer().notNull(),
})

export const mapColumns = sqliteTable('map_columns', {
  selection: text().primaryKey(),
  revision: integer().notNull(),
  version: integer().notNull(),
  hash: text().notNull(),
  until: integer(),
  columns: text().notNull(),
})

export const vevents = sqliteTable(
  'vevents',
  {
    actionId: text().notNull(),
    lang: text().notNull(),
    version: integer().notNull(),
    until: integer(),
    zone: text(),
    vevent: text().notNull(),
    fault: text(),
    poster: text(),
  },
  (table) => [primaryKey({ columns: [table.actionId, table.lang] })],
)

export const tombstones = sqliteTable('tombstones', {
  actionId: text().primaryKey(),
  sequence: integer().notNull(),
  starts: text().notNull(),
  goneAt: integer().notNull(),
  until: integer().notNull(),
  publicLat: real(),
  publicLon: real(),
})

export const tombstoneSelections = sqliteTable(
  'tombstone_selections',
  { selection: text().notNull(), actionId: text().notNull() },
  (table) => [primaryKey({ columns: [table.selection, table.actionId] })],
)

export const moves = sqliteTable(
  'moves',
  { selection: text().notNull(), actionId: text().notNull(), until: integer().notNull() },
  (table) => [primaryKey({ columns: [table.selection, table.actionId] })],
)

export const readyFeeds = sqliteTable('ready_feeds', {
  url: text().primaryKey(),
  selection: text().notNull(),
  version: integer().notNull(),
  until: integer(),
  etag: text().notNull(),
  calendar: text(),
  inBucket: integer().notNull().default(0),
})

export const photos = sqliteTable('photos', {
  key: text().primaryKey(),
  uploadHash: text().notNull(),
  object: text().notNull(),
  purpose: text({ enum: PHOTO_PURPOSES }).notNull(),
  actionId: text(),
  dayId: integer(),
  country: text(),
  cityId: integer(),
  citySlug: text(),
  cityName: text(),
  cityLat: real(),
  cityLon: real(),
  status: text({ enum: PHOTO_STATUSES }).notNull(),
  lang: text().notNull(),
  caption: text().notNull(),
  description: text().notNull(),
  credit: text().notNull(),
  consent: text({ enum: CONSENTS }).notNull(),
  licence: text({ enum: LICENCES }).notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  bytes: integer().notNull(),
  sha256: text().notNull(),
  revision: integer().notNull().default(0),
  createdAt: integer().notNull(),
  publishedAt: integer(),
  restoredAt: integer(),
})

/** Objects in R2 that no row names, to be deleted from `until` on. */
export const looseObjects = sqliteTable('loose_objects', { object: text().primaryKey(), until: integer().notNull() })

/** How many photos were sent on a date, of an action, for a day, or of all actions that nobody has let through. */
export const uploadCounts = sqliteTable(
  'upload_counts',
  { date: text().notNull(), subject: text().notNull(), uploads: integer().notNull() },
  (table) => [primaryKey({ columns: [table.date, table.subject] })],
)

export const removalRequests = sqliteTable('removal_requests', {
  id: integer().primaryKey({ autoIncrement: true }),
  photoKey: text().notNull(),
  reason: text().notNull(),
  at: integer().notNull(),
  hid: integer({ mode: 'boolean' }).notNull(),
})

/** What came of a day in the order in which it is shown; the database's own to keep. */
export const recapEntries = sqliteTable(
  'recap_entries',
  {
    dayId: integer().notNull(),
    of: text({ enum: ['report', 'photo'] }).notNull(),
    back: integer().notNull(),
    place: text().notNull(),
    actionId: text().notNull(),
    photoKey: text().notNull(),
  },
  ({ dayId, of, back, place, actionId, photoKey }) => [
    primaryKey({ columns: [dayId, of, back, place, actionId, photoKey] }),
  ],
)

export const recapNumbers = sqliteTable(
  'recap_numbers',
  {
    selection: text().notNull(),
    date: text().notNull(),
    version: integer().notNull(),
    until: integer(),
    numbers: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.selection, table.date] })],
)

export const dayRelations = relations(days, ({ many }) => ({ texts: many(dayTexts) }))
export const dayTextRelations = relations(dayTexts, ({ one }) => ({
  day: one(days, { fields: [dayTexts.dayId], references: [days.id] }),
}))
export const actionRelations = relations(actions, ({ many, one }) => ({
  texts: many(actionTexts),
  days: many(actionDays),
  groups: many(actionGroups),
  reports: many(reports),
  photos: many(photos),
  notices: many(notices),
  waitingChange: one(waitingChanges, { fields: [actions.id], references: [waitingChanges.actionId] }),
}))
export const actionTextRelations = relations(actionTexts, ({ one }) => ({
  action: one(actions, { fields: [actionTexts.actionId], references: [actions.id] }),
}))
export const actionDayRelations = relations(actionDays, ({ one }) => ({
  action: one(actions, { fields: [actionDays.actionId], references: [actions.id] }),
  day: one(days, { fields: [actionDays.dayId], references: [days.id] }),
}))
export const actionGroupRelations = relations(actionGroups, ({ one }) => ({
  action: one(actions, { fields: [actionGroups.actionId], references: [actions.id] }),
  group: one(groups, { fields: [actionGroups.groupId], references: [groups.id] }),
}))
export const reportRelations = relations(reports, ({ many, one }) => ({
  texts: many(reportTexts),
  action: one(actions, { fields: [reports.actionId], references: [actions.id] }),
}))
export const reportTextRelations = relations(reportTexts, ({ one }) => ({
  report: one(reports, { fields: [reportTexts.reportId], references: [reports.id] }),
}))
export const photoRelations = relations(photos, ({ one }) => ({
  action: one(actions, { fields: [photos.actionId], references: [actions.id] }),
}))
export const noticeRelations = relations(notices, ({ one }) => ({
  action: one(actions, { fields: [notices.actionId], references: [actions.id] }),
}))
