import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Narrowing, Selection } from '../rules/selection.ts'
import type { Database } from './database.ts'
import { actionDays, actionGroups, actions, days, groups } from './schema.ts'

/** A place in a list, for the page after it: the public start and the id of the last action shown. */
export type ListPosition = { starts: string; id: string }

/** How many actions of a selection took, take or will take place, and in how many cities and countries. */
export type Totals = { actions: number; cities: number; countries: number }

/** The action of this id in whatever state, or null. */
export async function findAction(db: Database, id: string): Promise<ActionRecord | null> {
  const [record] = await readRecords(db, { where: eq(actions.id, id), limit: 1 })
  return record ?? null
}

/** The action whose secret link has this hash, or null. */
export async function findActionByLinkHash(db: Database, linkHash: string): Promise<ActionRecord | null> {
  const [record] = await readRecords(db, { where: eq(actions.linkHash, linkHash), limit: 1 })
  return record ?? null
}

/** Public actions of a selection that are not over at `now` (milliseconds), soonest first. */
export async function listComing(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  page: { now: number; after: ListPosition | null; limit: number },
): Promise<ActionRecord[]> {
  const { now, after, limit } = page
  const later = after && sql`(${actions.publicStarts}, ${actions.id}) > (${after.starts}, ${after.id})`
  const where = and(inSelection(db, selection, narrowing), gt(actions.publicEndsAt, now), later ?? undefined)
  return readRecords(db, { where, limit, orderBy: [asc(actions.publicStarts), asc(actions.id)] })
}

/** Public actions of a selection that were over at `now` (milliseconds), latest first. */
export async function listPast(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  page: { now: number; after: ListPosition | null; limit: number },
): Promise<ActionRecord[]> {
  const { now, after, limit } = page
  const earlier = after && sql`(${actions.publicStarts}, ${actions.id}) < (${after.starts}, ${after.id})`
  const where = and(inSelection(db, selection, narrowing), lte(actions.publicEndsAt, now), earlier ?? undefined)
  return readRecords(db, { where, limit, orderBy: [desc(actions.publicStarts), desc(actions.id)] })
}

/**
 * All public actions of a selection by date, without the cancelled ones that were over at `cancelledUntil`
 * (milliseconds), for feeds and the map.
 */
export async function listWhole(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  { cancelledUntil, limit }: { cancelledUntil: number; limit: number },
): Promise<ActionRecord[]> {
  const kept = or(ne(actions.status, 'cancelled'), gte(actions.publicEndsAt, cancelledUntil))
  const where = and(inSelection(db, selection, narrowing), kept)
  // Where there are more than the limit, it is the oldest that are left out.
  const latest = await readRecords(db, { where, limit, orderBy: [desc(actions.publicStarts), desc(actions.id)] })
  return latest.reverse()
}

/** Counts a selection by its public version; what is cancelled does not count. */
export async function countSelection(db: Database, selection: Selection, narrowing: Narrowing): Promise<Totals> {
  const [totals] = await db
    .select({
      actions: sql<number>`count(*)`,
      cities: sql<number>`count(distinct ${actions.publicCity})`,
      countries: sql<number>`count(distinct ${actions.country})`,
    })
    .from(actions)
    .where(and(inSelection(db, selection, narrowing), ne(actions.status, 'cancelled')))
  return totals ?? { actions: 0, cities: 0, countries: 0 }
}

/** A city of the gazetteer with the number of its public actions; what is cancelled does not count. */
export type CityCount = { country: string; citySlug: string; cityId: number; cityName: string; count: number }

/** The cities where most happened or will happen, by their public version. */
export async function listCities(db: Database, limit: number): Promise<CityCount[]> {
  const count = sql<number>`count(*)`
  const { country, citySlug, cityId, cityName } = actions
  const rows = await db
    .select({ country, citySlug, cityId, cityName, count })
    .from(actions)
    .where(and(sql`${actions.status} = 'published'`, isNotNull(actions.publicCity)))
    .groupBy(actions.publicCity)
    .orderBy(desc(count), asc(actions.publicCity))
    .limit(limit)
  // A public city has all four, by the table's own check and by publicIndex.
  return rows.filter(
    (row): row is CityCount =>
      row.country !== null && row.citySlug !== null && row.cityId !== null && row.cityName !== null,
  )
}

/** Reads whole records. Lists of them are small enough for one query with its neighbours as JSON. */
export function readRecords(
  db: Database,
  { where, limit, orderBy = [] }: { where: SQL | undefined; limit: number; orderBy?: SQL[] },
): Promise<ActionRecord[]> {
  return db.query.actions.findMany({
    columns: { linkHash: false, createdAt: false },
    where,
    limit,
    orderBy,
    with: {
      texts: { columns: { actionId: false }, orderBy: (text, by) => [by.desc(text.original), by.asc(text.lang)] },
      days: {
        columns: {},
        with: {
          day: { columns: { slug: true }, with: { texts: { columns: { lang: true, title: true, original: true } } } },
        },
      },
      groups: {
        columns: { name: true },
        orderBy: (group, by) => [by.asc(group.position)],
        with: { group: { columns: { slug: true, foldedName: true } } },
      },
      reports: {
        columns: { actionId: false, createdAt: false },
        where: (report, by) => by.inArray(report.status, ['pending', 'published', 'rejected']),
        orderBy: (report, by) => [by.asc(report.createdAt)],
      },
      waitingChange: { columns: { actionId: false } },
    },
  })
}

/** The condition that an action is public and of a selection. Its words are those of the partial indexes. */
function inSelection(db: Database, selection: Selection, { kind, from, to }: Narrowing): SQL | undefined {
  return and(
    sql`${actions.status} in ('published', 'cancelled')`,
    member(db, selection),
    kind ? eq(actions.kind, kind) : undefined,
    from ? gte(actions.publicEndsOn, from) : undefined,
    // A start holds an hour behind its date: the day after is the first that does not belong.
    to ? lt(actions.publicStarts, `${to}U`) : undefined,
  )
}

function member(db: Database, selection: Selection): SQL | undefined {
  switch (selection.of) {
    case 'all':
      return undefined
    case 'days':
      return sql`false`
    case 'country':
      return eq(actions.country, selection.cc)
    case 'city':
      return eq(actions.publicCity, `${selection.cc}/${selection.slug}`)
    case 'kind':
      return eq(actions.kind, selection.kind)
    case 'day':
      return inArray(
        actions.id,
        db
          .select({ id: actionDays.actionId })
          .from(actionDays)
          .innerJoin(days, eq(days.id, actionDays.dayId))
          .where(eq(days.slug, selection.slug)),
      )
    case 'group':
      return inArray(
        actions.id,
        db
          .select({ id: actionGroups.actionId })
          .from(actionGroups)
          .innerJoin(groups, eq(groups.id, actionGroups.groupId))
          .where(eq(groups.slug, selection.slug)),
      )
  }
}
