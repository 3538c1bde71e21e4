import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/* The tables of signing in: passkeys, what they have opened, and what lets somebody make one. See schema.ts. */

export const signInLinks = sqliteTable('sign_in_links', {
  linkHash: text().primaryKey(),
  coordinatorId: integer().notNull(),
  expiresAt: integer().notNull(),
})

export const passkeys = sqliteTable('passkeys', {
  credentialId: text().primaryKey(),
  coordinatorId: integer().notNull(),
  name: text().notNull(),
  publicKey: text().notNull(),
  counter: integer().notNull(),
  createdAt: integer().notNull(),
  usedAt: integer().notNull(),
})

export const usedChallenges = sqliteTable('used_challenges', {
  challengeHash: text().primaryKey(),
  expiresAt: integer().notNull(),
})

export const sessions = sqliteTable('sessions', {
  sessionHash: text().primaryKey(),
  id: text().notNull(),
  coordinatorId: integer().notNull(),
  credentialId: text().notNull(),
  openedAt: integer().notNull(),
  expiresAt: integer().notNull(),
})
