import { eq, sql } from 'drizzle-orm'
import { LANE_OF_ALL } from '../rules/waiting.ts'
import type { Database } from './database.ts'
import { lanes } from './schema-queue.ts'

/** The number of everybody's lane, which needs no row. */
const NUMBER_OF_ALL = 0

/**
 * The number of a lane (as `laneOf` writes it). The first who opens it has it made, which reads and writes all that will be in
 * it: from then on the database keeps it.
 */
export async function openLane(db: Database, scope: string): Promise<number> {
  if (scope === LANE_OF_ALL) return NUMBER_OF_ALL
  const find = () => db.select({ id: lanes.id }).from(lanes).where(eq(lanes.scope, scope))
  const [found] = await find()
  if (found) return found.id
  await db.insert(lanes).values({ scope }).onConflictDoNothing()
  const [made] = await find()
  if (!made) throw new Error('a lane that was made is not there')
  return made.id
}

/** Forgets lanes that are nobody's any more. */
export async function forgetLanes(db: Database): Promise<void> {
  await db.delete(lanes).where(sql`${lanes.scope} not in (
    select held.scope from scopes_held as held
    join coordinators on coordinators.id = held.coordinator_id and coordinators.removed_at is null)`)
}
