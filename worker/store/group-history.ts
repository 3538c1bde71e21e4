import { sql } from 'drizzle-orm'
import type { Scope } from '../rules/coordinator.ts'
import type { Status } from '../rules/kinds.ts'
import type { Database } from './database.ts'
import { ofActionsInScope } from './scope.ts'

/** What a name stands for so far: how many actions in each state, and the last ones. */
export type GroupHistory = {
  name: string
  /** Whether a coordinator has confirmed it: what is confirmed counts then, else whatever anybody typed under the name. */
  confirmed: boolean
  counts: Partial<Record<Status, number>>
  last: { id: string; status: Status; title: string; lang: string; startsLocal: string }[]
}

/** So many of the last ones are shown; so many are counted, as a flood under one name would cost a look at each. */
const LAST_SHOWN = 3
const COUNTED_AT_MOST = 200

/** The history of a group's name within a scope, apart from one action: by the group if it is confirmed as `slug`, else by the typed name. */
export async function readHistory(
  db: Database,
  { name, slug }: { name: string; slug: string | null },
  exceptId: string,
  scope: Scope = {},
): Promise<GroupHistory> {
  const mine = slug ? sql`g.group_id = (select id from groups where slug = ${slug})` : sql`g.name = ${name}`
  const ids = sql`select distinct g.action_id as id from action_groups as g
    where ${mine} and g.action_id <> ${exceptId}
      and ${ofActionsInScope(sql`g.action_id`, scope) ?? sql`true`} limit ${COUNTED_AT_MOST}`
  const [counted, last] = await Promise.all([
    db.all<{ status: Status; n: number }>(sql`
      select a.status, count(*) as n from (${ids}) as i cross join actions as a on a.id = i.id group by a.status`),
    db.all<GroupHistory['last'][number]>(sql`
      select a.id, a.status, t.title, t.lang, a.starts_local as startsLocal
      from (${ids}) as i cross join actions as a on a.id = i.id
      join action_texts as t on t.action_id = a.id and t.original = 1
      order by a.starts_at desc, a.id limit ${LAST_SHOWN}`),
  ])
  const counts: GroupHistory['counts'] = {}
  for (const { status, n } of counted) counts[status] = n
  return { name, confirmed: slug !== null, counts, last }
}
