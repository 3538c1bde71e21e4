import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

/**
 * Whether two coordinators were let in since a moment (milliseconds) by one and the same person, or one of them by the other: invited,
 * given a new link, or brought back, over however many steps. Each step reads the few lines of the log on one coordinator.
 */
export async function areOfOneInviter(
  db: Database,
  [one, other]: readonly [number, number],
  since: number,
): Promise<boolean> {
  const [row] = await db.all<{ are: 0 | 1 }>(sql`
    with recursive upwards (of, id) as (
      values (1, cast(${one} as integer)), (2, cast(${other} as integer))
      union
      select upwards.of, line.coordinator_id from upwards join verdicts as line
        on line.subject_id = cast(upwards.id as text) and line.at > ${since}
        and line.subject = 'coordinator' and line.decision in ('add', 'give', 'revert'))
    select exists (select 1 from upwards as up join upwards as down on down.id = up.id
      where up.of = 1 and down.of = 2) as are`)
  return row?.are === 1
}
