import { type SQL, sql } from 'drizzle-orm'
import { type Belonging, type Coordinator, isInScope } from '../rules/coordinator.ts'
import { WAITING_KINDS, type WaitingCounts, type WaitingKind } from '../rules/waiting.ts'
import type { Database } from './database.ts'

/** Something that waits: what it is, since when (milliseconds), and what it belongs to. */
export type Waiting = { kind: WaitingKind; at: number; belonging: Belonging }

/** Counting stops here for each kind: whoever has so much before them need not know how much it is. */
const COUNTED = 300

/** Where each kind waits: the action it is about, or the day and country of what is about none. */
const WHERE: Readonly<Record<WaitingKind, SQL>> = {
  notices: sql`select action_id, null as day_id, null as country, created_at as at from notices where status = 'pending'`,
  cancellations: sql`select id as action_id, null as day_id, null as country, published_at as at from actions
    where cancelled_by = 'organizer'`,
  removals: sql`select action_id, day_id, country, created_at as at from photos
    where status <> 'published' and status = 'hidden'`,
  actions: sql`select id as action_id, null as day_id, null as country, created_at as at from actions where status = 'pending'`,
  changes: sql`select action_id, null as day_id, null as country, submitted_at as at from waiting_changes`,
  reports: sql`select reports.action_id, null as day_id, null as country, reports.created_at as at from reports
    join actions on actions.id = reports.action_id
    where reports.status = 'pending' and actions.status in ('published', 'cancelled')`,
  photos: sql`select action_id, day_id, country, created_at as at from photos
    where status <> 'published' and status = 'pending'`,
}

type Row = { at: number; country: string | null; languages: string; days: string }

/** What waits at the desk, no more than a few hundred of each kind. */
export async function readWaiting(db: Database): Promise<Waiting[]> {
  const each = await Promise.all(
    WAITING_KINDS.map(async (kind) => {
      const rows = await db.all<Row>(sql`
        select waits.at, coalesce(waits.country, actions.country) as country,
          (select json_group_array(lang) from action_texts where action_id = waits.action_id) as languages,
          (select json_group_array(slug) from days where id = waits.day_id
            or id in (select day_id from action_days where action_id = waits.action_id)) as days
        from (${WHERE[kind]} limit ${COUNTED}) as waits
        left join actions on actions.id = waits.action_id`)
      return rows.map(({ at, country, languages, days }) => ({
        kind,
        at,
        belonging: { country, ...lists(languages, days) },
      }))
    }),
  )
  return each.flat()
}

function lists(languages: string, days: string): Pick<Belonging, 'languages' | 'days'> {
  // What SQLite's json_group_array has just made of texts.
  return { languages: JSON.parse(languages) as string[], days: JSON.parse(days) as string[] }
}

/** How much of what waits is a coordinator's. */
export function countWaitingFor(coordinator: Pick<Coordinator, 'scope'>, waiting: readonly Waiting[]): WaitingCounts {
  const theirs = waiting.filter(({ belonging }) => isInScope(coordinator, belonging))
  const of = (kind: WaitingKind) => theirs.filter((each) => each.kind === kind).length
  const isMore = WAITING_KINDS.some((kind) => waiting.filter((each) => each.kind === kind).length >= COUNTED)
  return {
    ...{ notices: of('notices'), cancellations: of('cancellations'), removals: of('removals') },
    ...{ actions: of('actions'), changes: of('changes'), reports: of('reports'), photos: of('photos'), isMore },
  }
}
