import { asc, desc, lt, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../rules/coordinator.ts'
import { type Flag, type Flagged, type FlagSummary, flaggedItem, type SeenFlag, TEXTS_AN_ITEM } from '../rules/flag.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actions, photos } from './schema.ts'
import { verdicts } from './schema-desk.ts'
import { flags, flagTexts } from './schema-safety.ts'
import { ofActionsInScope, photosInScope } from './scope.ts'
import { IS_PUBLIC } from './selected.ts'

/** A place in the list of flags: how often a thing is flagged, and its name. */
export type FlagPosition = { count: number; item: string }

/**
 * Counts a flag of what everybody sees, and keeps its words where the thing has few yet and not the same ones. Of who sent it
 * nothing is known here, and a flood is one row for each reason.
 */
export function putFlag(db: Database, of: Flagged, { reason, text }: Flag, now: number): [Statement, ...Statement[]] {
  const item = flaggedItem(of)
  const actionId = 'action' in of ? of.action : null
  const photoKey = 'photo' in of ? of.photo : null
  const isShown =
    'action' in of
      ? sql`exists (select 1 from ${actions} where ${actions.id} = ${of.action} and ${IS_PUBLIC})`
      : sql`exists (select 1 from ${photos} left join ${actions} on ${actions.id} = ${photos.actionId}
          where ${photos.key} = ${of.photo} and ${photos.status} = 'published'
            and (${photos.actionId} is null or ${IS_PUBLIC}))`
  const isFlagged = sql`exists (select 1 from flags where item = ${item})`
  const known = sql`(select count(*) from flag_texts where item = ${item})`
  return [
    db
      .insert(flags)
      .select(sql`select ${item}, ${reason}, ${actionId}, ${photoKey}, 1, ${now}, ${now} where ${isShown}`)
      .onConflictDoUpdate({
        target: [flags.item, flags.reason],
        set: { count: sql`${flags.count} + 1`, lastAt: now },
      }),
    ...(text === ''
      ? []
      : [
          db
            .insert(flagTexts)
            .select(
              sql`select null, ${item}, ${actionId}, ${photoKey}, ${reason}, ${text}, ${now}
                where ${isFlagged} and ${known} < ${TEXTS_AN_ITEM}`,
            )
            .onConflictDoNothing(),
        ]),
  ]
}

/** What is flagged within a scope, the most often first, from behind a place on, at most `limit` things. */
export async function listFlags(
  db: Database,
  { scope, after, limit }: { scope: Scope; after: FlagPosition | null; limit: number },
): Promise<FlagSummary[]> {
  const count = sql<number>`sum(${flags.count})`
  const behind = after && sql`(-sum(${flags.count}), ${flags.item}) > (${-after.count}, ${after.item})`
  const items = await db
    .select({ item: flags.item })
    .from(flags)
    .where(flaggedInScope(scope))
    .groupBy(flags.item)
    .having(behind ?? undefined)
    .orderBy(desc(count), asc(flags.item))
    .limit(limit)
  return readFlags(
    db,
    items.map(({ item }) => item),
  )
}

function flaggedInScope(scope: Scope): SQL | undefined {
  const [ofAction, ofPhoto] = [ofActionsInScope(sql`flags.action_id`, scope), photosInScope(scope)]
  return (
    ofAction && sql`(${ofAction} or exists (select 1 from photos where photos.key = flags.photo_key and ${ofPhoto}))`
  )
}

/** What was said of these things, in their order; of one that nobody flagged there is nothing. */
export async function readFlags(db: Database, items: readonly string[]): Promise<FlagSummary[]> {
  if (items.length === 0) return []
  const named = sql`item in (select value from json_each(${JSON.stringify(items)}))`
  const [counts, texts] = await Promise.all([
    db.select().from(flags).where(named).orderBy(desc(flags.count)),
    db.select({ item: flagTexts.item, text: flagTexts.text }).from(flagTexts).where(named).orderBy(asc(flagTexts.id)),
  ])
  return items.flatMap((item) => {
    const reasons = counts.filter((each) => each.item === item)
    if (reasons.length === 0) return []
    return {
      item,
      count: reasons.reduce((sum, each) => sum + each.count, 0),
      newestAt: Math.max(...reasons.map(({ firstAt }) => firstAt)),
      reasons: reasons.map(({ reason, count }) => ({ reason, count })),
      texts: texts.filter((each) => each.item === item).map(({ text }) => text),
    }
  })
}

/** What a coordinator answers: flags as they saw them, and the hash of these. */
export type AnsweredFlag = SeenFlag & { hash: string }

/**
 * Statements that forget flags, each with its verdict, however many they are: those that were not flagged for another reason
 * since they were seen. Their words go with them.
 */
export function dismissSeen(
  db: Database,
  { at, coordinatorId }: { at: number; coordinatorId: number },
  answered: readonly AnsweredFlag[],
): [Statement, Statement] {
  const asSeen = sql`from json_each(${JSON.stringify(answered)}) as seen
    where exists (select 1 from flags where flags.item = seen.value ->> 'item')
      and not exists (select 1 from flags where flags.item = seen.value ->> 'item' and first_at > seen.value ->> 'newestAt')`
  return [
    db.insert(verdicts).select(
      sql`select null, ${at}, ${coordinatorId}, 'flag', seen.value ->> 'item', 'dismiss', seen.value ->> 'hash', null
        ${asSeen}`,
    ),
    db.delete(flags).where(sql`${flags.item} in (select seen.value ->> 'item' ${asSeen})`),
  ]
}

/** Forgets words that came with flags before a moment (milliseconds); how often something was flagged stays. */
export async function forgetFlagTextsBefore(db: Database, moment: number): Promise<void> {
  await db.delete(flagTexts).where(lt(flagTexts.at, moment))
}
