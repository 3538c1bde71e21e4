import { type SQL, sql } from 'drizzle-orm'
import {
  ALWAYS,
  ALWAYS_TAKES,
  type Deed,
  DONE_AT_MOST,
  type Effect,
  TAKES_WHAT_STOOD_THERE,
  TAKES_WHAT_WAS_PUBLIC,
} from '../rules/step-up.ts'
import type { Decision } from '../rules/verdict-words.ts'

/*
 * How much somebody has done, of lines of the log (`given`) and of the items that are left of what they do to many things
 * (`item`). No more is counted than matters.
 */

/** Whose deeds, and since when (milliseconds). */
export type Since = { coordinatorId: number; since: number }

const list = (words: readonly (Deed | Decision)[]) => sql.raw(`(${words.map((word) => `'${word}'`).join(', ')})`)
const DEED = sql.raw(`given.subject || ' ' || given.decision`)

/**
 * Whether what a line found was public, or stood there; null where that is not kept. Of reports it is the one that is shown, unless
 * one waits: then that one is decided on.
 */
const STOOD_THERE = sql.raw(`(select case
    when given.subject = 'report' then (select max(report.value ->> 'status' = 'published') > max(report.value ->> 'status' = 'pending')
      from json_each(kept.snapshot, '$.record.reports') as report)
    else case kept.snapshot ->> '$.of'
      when 'action' then kept.snapshot ->> '$.record.status' in ('published', 'cancelled')
      when 'photo' then kept.snapshot ->> '$.photo.status' = 'published'
      when 'day' then kept.snapshot ->> '$.day' is not null
      when 'person' then kept.snapshot ->> '$.person' is not null
      when 'translation' then kept.snapshot ->> '$.before' is not null
      else true end
    end from verdict_snapshots as kept where kept.verdict_id = given.id)`)

const DOES: Readonly<Record<Effect, SQL>> = {
  puts: sql`(${DEED} in ${list(ALWAYS.puts)}
    or (${DEED} in ${list(TAKES_WHAT_STOOD_THERE)} and ${STOOD_THERE} is not true))`,
  takes: sql`(${DEED} in ${list(ALWAYS.takes)} or given.decision in ${list(ALWAYS_TAKES)}
    or (${DEED} in ${list([...TAKES_WHAT_WAS_PUBLIC, ...TAKES_WHAT_STOOD_THERE])} and ${STOOD_THERE}))`,
  drops: sql`${DEED} in ${list(ALWAYS.drops)}`,
}

/** Whether an item does it: to refuse takes away where it is about what everybody sees. */
const ITEM_DOES: Readonly<Record<Effect, SQL>> = {
  puts: sql.raw(`item.decision = 'publish'`),
  takes: sql.raw(`(item.decision = 'revert' or (item.decision = 'reject' and case
    when item.item like 'action:%' then exists (select 1 from actions as public where public.id = substr(item.item, 8)
      and public.status in ('published', 'cancelled'))
    when item.item like 'report:%' then exists (select 1 from reports as public
      where public.action_id = substr(item.item, 8) and public.status = 'published')
    end))`),
  drops: sql.raw('false'),
}

/** A few more than the limit say as much as all. */
const COUNTED_MORE = 500

/** How many lines of the log, and items that are left of what goes on, have an effect. */
export function countDeeds(effect: Effect, of: Since): SQL<number> {
  const most = sql.raw(String(DONE_AT_MOST[effect] + COUNTED_MORE))
  return sql<number>`((select count(*) from (select 1 ${linesOf(of)} and ${DOES[effect]} limit ${most}))
    + (select count(*) ${itemsOf(of)} and ${ITEM_DOES[effect]}))`
}

/** Whether somebody has done this at a moment (milliseconds), or begun to do it to many things. */
export function didAt(effect: Effect, { coordinatorId, now }: { coordinatorId: number; now: number }): SQL<boolean> {
  const of = { coordinatorId, since: now - 1 }
  return sql<boolean>`(exists (select 1 ${linesOf(of)} and ${DOES[effect]})
    or exists (select 1 ${itemsOf(of)} and ${ITEM_DOES[effect]}))`
}

/** Whether all that somebody has done is to begin one thing, with many items. */
export function isFirst(of: Since): SQL<boolean> {
  return sql<boolean>`(not exists (select 1 ${linesOf(of)} and (${DOES.takes} or ${DOES.puts}))
    and (select count(distinct item.run_id) ${itemsOf(of)}) = 1)`
}

function linesOf({ coordinatorId, since }: Since): SQL {
  return sql`from verdicts as given where given.coordinator_id = ${coordinatorId} and given.at > ${since}`
}

/** Items of which nothing has come yet, of what goes on since then. */
function itemsOf({ coordinatorId, since }: Since): SQL {
  return sql`from runs as run cross join run_items as item on item.run_id = run.id
    where run.state = 'going' and run.coordinator_id = ${coordinatorId} and run.at > ${since} and item.outcome is null`
}
