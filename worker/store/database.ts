import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import * as house from './schema.ts'
import * as days from './schema-days.ts'
import * as desk from './schema-desk.ts'
import * as imports from './schema-imports.ts'
import * as organizers from './schema-organizers.ts'
import * as persons from './schema-persons.ts'
import * as queue from './schema-queue.ts'
import * as safety from './schema-safety.ts'
import * as signIn from './schema-sign-in.ts'
import * as takenBack from './schema-taken-back.ts'

const schema = {
  ...house,
  ...days,
  ...desk,
  ...imports,
  ...organizers,
  ...persons,
  ...queue,
  ...safety,
  ...signIn,
  ...takenBack,
}

/** The database, with the schema that its queries are typed by. */
export type Database = DrizzleD1Database<typeof schema> & { $client: D1Database }

/** To put the schema's relations together takes longer than many an answer: once for each binding, which an isolate keeps. */
const opened = new WeakMap<D1Database, Database>()

/** Opens the database behind a D1 binding. */
export function openDatabase(binding: D1Database): Database {
  const known = opened.get(binding)
  if (known) return known
  const database = drizzle(binding, { schema, casing: 'snake_case' })
  opened.set(binding, database)
  return database
}
