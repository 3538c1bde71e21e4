import { and, eq, gt, gte, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import { type Box, boxesAround, uncrossed } from '../rules/area.ts'
import { KEPT_IN_CALENDARS_MS } from '../rules/kept-in-calendars.ts'
import { distanceKm } from '../rules/location-tier.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import { printSelection, type Selection } from '../rules/selection.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actions, moves, tombstoneSelections, tombstones } from './schema.ts'
import { verdicts } from './schema-desk.ts'
import { IS_PUBLIC, within } from './selected.ts'

/**
 * Statements that remember of a public action that is still ahead at `now` (milliseconds) what a calendar needs to tell that
 * it is gone. They belong before a change that may take it from the public; unburyAction comes after.
 */
export function buryAction(db: Database, id: string, now: number): Statement[] {
  return [
    unburyAction(db, id),
    db.insert(tombstones).select(
      sql`select id, sequence + 1, substr(public_starts, 1, 10), ${now}, ${now + KEPT_IN_CALENDARS_MS}, public_lat, public_lon
        from ${actions} where ${actions.id} = ${id} and ${IS_PUBLIC} and ${actions.publicEndsAt} > ${now}`,
    ),
    db.insert(tombstoneSelections).select(
      sql`select selection, action_id from (
          select selection, action_id from memberships where action_id = ${id}
          union select selection, action_id from ${moves} where action_id = ${id} and until > ${now}
        ) where exists (select 1 from ${tombstones} where ${tombstones.actionId} = ${id})`,
    ),
  ]
}

/** Forgets the tombstone of an action that is still public, or is again. */
export function unburyAction(db: Database, id: string): Statement {
  return db
    .delete(tombstones)
    .where(
      and(
        eq(tombstones.actionId, id),
        sql`exists (select 1 from ${actions} where ${actions.id} = ${id} and ${IS_PUBLIC})`,
      ),
    )
}

/** What a calendar tells of an action that is gone: its id, a date YYYY-MM-DD, moments in milliseconds since 1970 UTC. */
export type Tombstone = Pick<typeof tombstones.$inferSelect, 'actionId' | 'sequence' | 'starts' | 'goneAt' | 'until'>

/** More than this have gone from no calendar in a month. */
const TOMBSTONES_AT_MOST = 1000

/**
 * What has gone from a selection and is to be told still at `now` (milliseconds). Of its dates the first is kept alone. What
 * narrows by language or access narrows nothing here, as no word of what is gone is kept: one cancelled event too many, that
 * has no name, costs a reader less than the way to a rally that there is not.
 */
export async function listTombstones(
  db: Database,
  selection: Selection,
  { day, kind, from, to, box }: Narrowing,
  now: number,
): Promise<Tombstone[]> {
  const rows = await db
    .select()
    .from(tombstones)
    .where(
      and(
        gt(tombstones.until, now),
        selection.of === 'near' ? inBoxes(boxesAround(selection)) : wasIn(db, selection),
        day ? wasIn(db, { of: 'day', slug: day }) : undefined,
        kind ? wasIn(db, { of: 'kind', kind }) : undefined,
        from ? gte(tombstones.starts, from) : undefined,
        to ? lte(tombstones.starts, to) : undefined,
        box ? inBoxes([box]) : undefined,
      ),
    )
    .orderBy(tombstones.actionId)
    .limit(TOMBSTONES_AT_MOST)
  return rows.filter(({ publicLat, publicLon }) => {
    if (selection.of !== 'near') return true
    if (publicLat === null || publicLon === null) return false
    return distanceKm(selection, { lat: publicLat, lon: publicLon }) <= selection.km
  })
}

function inBoxes(boxes: readonly Box[]): SQL | undefined {
  return or(...boxes.flatMap(uncrossed).map((part) => within(part, tombstones)))
}

function wasIn(db: Database, selection: Selection): SQL {
  const { actionId, selection: path } = tombstoneSelections
  return inArray(
    tombstones.actionId,
    db
      .select({ id: actionId })
      .from(tombstoneSelections)
      .where(eq(path, printSelection(selection))),
  )
}

/** What is to be told still of one action that is gone, or null. */
export async function findTombstone(db: Database, id: string, now: number): Promise<Tombstone | null> {
  const [row] = await db
    .select()
    .from(tombstones)
    .where(and(eq(tombstones.actionId, id), gt(tombstones.until, now)))
  return row ?? null
}

/** Whether an action of this id was ever published: the log of verdicts keeps that for ever. */
export async function wasPublished(db: Database, id: string): Promise<boolean> {
  const [verdict] = await db
    .select({ id: verdicts.id })
    .from(verdicts)
    .where(and(eq(verdicts.subject, 'action'), eq(verdicts.subjectId, id), eq(verdicts.decision, 'publish')))
    .limit(1)
  return verdict !== undefined
}

/** Forgets tombstones of which calendars need no longer be told. */
export async function forgetTombstones(db: Database, now: number): Promise<void> {
  await db.delete(tombstones).where(lte(tombstones.until, now))
}
