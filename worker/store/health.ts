import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

/** The name of the last migration that was applied, as wrangler keeps it. */
export async function schemaVersion(db: Database): Promise<string | null> {
  const row = await db.get<{ name: string } | undefined>(sql`select name from d1_migrations order by id desc limit 1`)
  return row?.name ?? null
}
