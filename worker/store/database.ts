import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import * as schema from './schema.ts'

/** The database, with the schema that its queries are typed by. */
export type Database = DrizzleD1Database<typeof schema> & { $client: D1Database }

/** Opens the database behind a D1 binding. */
export function openDatabase(binding: D1Database): Database {
  return drizzle(binding, { schema, casing: 'snake_case' })
}
