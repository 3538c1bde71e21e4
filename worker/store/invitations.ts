import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

/**
 * Whether one of two coordinators was let in since a moment (milliseconds) by the other: invited, given a new link, or brought
 * back, over however many steps. Each step reads the few lines of the log on one coordinator.
 */
export async function didLetIn(db: Database, [one, other]: readonly [number, number], since: number): Promise<boolean> {
  const [row] = await db.all<{ did: 0 | 1 }>(sql`
    with recursive upwards (of, id) as (
      values (1, cast(${one} as integer)), (2, cast(${other} as integer))
      union
      select upwards.of, line.coordinator_id from upwards join verdicts as line
        on line.subject_id = cast(upwards.id as text) and line.at > ${since}
        and line.subject = 'coordinator' and line.decision in ('add', 'give', 'revert'))
    select exists (select 1 from upwards where (of, id) in (values (1, cast(${other} as integer)), (2, cast(${one} as integer)))) as did`)
  return row?.did === 1
}
