import { type SQL, sql } from 'drizzle-orm'
import type { Coordinator } from '../rules/coordinator.ts'
import type { Database } from './database.ts'

/** Whether something of a coordinator's has come to wait after a moment (milliseconds) that waits still. */
export async function hasComeSince(
  db: Database,
  { scope: { country = [], language = [], day = [] } }: Pick<Coordinator, 'scope'>,
  moment: number,
): Promise<boolean> {
  const theirs = sql.join(
    [
      country.length > 0 ? sql`w.country in ${listed(country)}` : sql`true`,
      language.length > 0
        ? sql`exists (select 1 from json_each(w.languages) where value in ${listed(language)})`
        : sql`true`,
      day.length > 0 ? sql`exists (select 1 from json_each(w.days) where value in ${listed(day)})` : sql`true`,
    ],
    sql` and `,
  )
  const rows = await db.all(sql`
    select 1 where exists (select 1 from waiting as w where w.since > ${moment} and ${theirs})
      -- What was registered long ago may have been cancelled just now.
      or exists (select 1 from actions cross join waiting as w on w.item = 'cancellation:' || actions.id
        where actions.cancelled_by = 'organizer' and actions.published_at > ${moment} and ${theirs})`)
  return rows.length > 0
}

/** A list as one parameter: D1 takes a hundred. */
function listed(values: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`
}
