import { desc } from 'drizzle-orm'
import type { Database } from './database.ts'
import { verdictSeals } from './schema-desk.ts'

/** The hash with which the chain of verdicts ends; null of a log without one. */
export async function headOfLog(db: Database): Promise<string | null> {
  const [last] = await db
    .select({ hash: verdictSeals.hash })
    .from(verdictSeals)
    .orderBy(desc(verdictSeals.verdictId))
    .limit(1)
  return last?.hash ?? null
}
