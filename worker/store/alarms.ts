import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import { COUNTED_MS } from '../rules/step-up.ts'
import type { Database } from './database.ts'
import { coordinators } from './schema-desk.ts'
import { alarms } from './schema-safety.ts'

/** That somebody has taken away much within an hour: who, how much, and when they last did (milliseconds). */
export type Alarm = { coordinatorId: number; coordinator: string; taken: number; at: number }

/** The latest: of each, two rows are read, and the queue has few to spare. */
const ALARMS_SHOWN = 2

/** Others than a coordinator who have taken away much within the hour before `now`, and are still coordinators. */
export function listAlarms(db: Database, { than, now }: { than: number; now: number }): Promise<Alarm[]> {
  const { coordinatorId, taken, at } = alarms
  return db
    .select({ coordinatorId, coordinator: coordinators.name, taken, at })
    .from(alarms)
    .innerJoin(coordinators, and(eq(coordinators.id, coordinatorId), isNull(coordinators.removedAt)))
    .where(and(gt(at, now - COUNTED_MS), ne(coordinatorId, than)))
    .orderBy(desc(at))
    .limit(ALARMS_SHOWN)
}
