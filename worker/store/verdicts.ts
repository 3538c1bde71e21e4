import { and, desc, eq, gt } from 'drizzle-orm'
import type { Decision } from '../rules/verdict-words.ts'
import type { Database } from './database.ts'
import { coordinators, verdicts } from './schema-desk.ts'

/** A verdict as it is told to who came too late; `at` in milliseconds. */
export type GivenVerdict = { id: number; name: string; decision: Decision; at: number }

/** The last verdict on something (an action's id, a photo's key) after the one of number `after`, or null. */
export async function lastVerdictOn(db: Database, subjectId: string, after: number): Promise<GivenVerdict | null> {
  const [verdict] = await db
    .select({ id: verdicts.id, name: coordinators.name, decision: verdicts.decision, at: verdicts.at })
    .from(verdicts)
    .innerJoin(coordinators, eq(coordinators.id, verdicts.coordinatorId))
    .where(and(eq(verdicts.subjectId, subjectId), gt(verdicts.id, after)))
    .orderBy(desc(verdicts.id))
    .limit(1)
  return verdict ?? null
}
