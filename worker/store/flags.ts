import { asc, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../rules/coordinator.ts'
import { type Flag, type Flagged, type FlagReason, flaggedItem, TEXTS_AN_ITEM } from '../rules/flag.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { flags, flagTexts } from './schema-safety.ts'
import { ofActionsInScope, photosInScope } from './scope.ts'

/** What visitors said of one thing: how often, why, and a few of their words. */
export type FlagSummary = {
  item: string
  count: number
  lastAt: number
  reasons: { reason: FlagReason; count: number }[]
  texts: string[]
}

/**
 * Counts a flag, and keeps its words where the thing has few yet and not the same ones. Of who sent it nothing is known here,
 * and a flood is one row for each reason.
 */
export function putFlag(db: Database, of: Flagged, { reason, text }: Flag, now: number): Statement[] {
  const item = flaggedItem(of)
  const actionId = 'action' in of ? of.action : null
  const photoKey = 'photo' in of ? of.photo : null
  const known = sql`(select count(*) from flag_texts where item = ${item})`
  return [
    db
      .insert(flags)
      .values({ item, reason, actionId, photoKey, count: 1, firstAt: now, lastAt: now })
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
              sql`select null, ${item}, ${actionId}, ${photoKey}, ${reason}, ${text}, ${now} where ${known} < ${TEXTS_AN_ITEM}`,
            )
            .onConflictDoNothing(),
        ]),
  ]
}

/** What is flagged within a scope, the most often first, at most `limit` things. */
export async function listFlags(db: Database, limit: number, scope: Scope): Promise<FlagSummary[]> {
  const count = sql<number>`sum(${flags.count})`
  const items = await db
    .select({ item: flags.item })
    .from(flags)
    .where(flaggedInScope(scope))
    .groupBy(flags.item)
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
      lastAt: Math.max(...reasons.map(({ lastAt }) => lastAt)),
      reasons: reasons.map(({ reason, count }) => ({ reason, count })),
      texts: texts.filter((each) => each.item === item).map(({ text }) => text),
    }
  })
}

/** Forgets what was said of a thing: a coordinator has looked. */
export function deleteFlags(db: Database, item: string): [Statement, Statement] {
  return [db.delete(flags).where(eq(flags.item, item)), db.delete(flagTexts).where(eq(flagTexts.item, item))]
}

/** Forgets words that came with flags before a moment (milliseconds); how often something was flagged stays. */
export async function forgetFlagTextsBefore(db: Database, moment: number): Promise<void> {
  await db.delete(flagTexts).where(lt(flagTexts.at, moment))
}
