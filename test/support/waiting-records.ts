import { env } from 'cloudflare:workers'
import type { ActionRecord } from '../../worker/rules/action-record.ts'
import type { WaitingKind } from '../../worker/rules/waiting.ts'
import { findAction } from '../../worker/store/actions.ts'
import { openDatabase } from '../../worker/store/database.ts'

/** How many things of a kind wait at the desk. */
export async function countWaiting(kind: WaitingKind): Promise<number> {
  return (await env.DB.prepare('select count(*) as n from waiting where kind = ?').bind(kind).first<number>('n')) ?? 0
}

/** The first actions of which something of a kind waits, the soonest first. */
export async function waitingRecords(kind: WaitingKind): Promise<ActionRecord[]> {
  const found = await env.DB.prepare(
    'select action_id as id from waiting where kind = ? order by due_at, item limit 10',
  )
    .bind(kind)
    .all<{ id: string }>()
  const records = await Promise.all(found.results.map(({ id }) => findAction(openDatabase(env.DB), id)))
  return records.filter((record) => record !== null)
}
