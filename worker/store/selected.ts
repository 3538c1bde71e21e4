import { and, between, eq, gte, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type Box, type Circle, uncrossed } from '../rules/area.ts'
import { EARTH_KM } from '../rules/location-tier.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import type { Database } from './database.ts'
import { isFor } from './person-for.ts'
import { actionDays, actionGroups, actions, actionTexts, days, groups } from './schema.ts'

/** The condition that an action is public, in the words of the partial indexes: in others they would not be used. */
export const IS_PUBLIC = sql`${actions.status} in ('published', 'cancelled')`

/** The condition that an action is public and of a selection. */
export function inSelection(db: Database, selection: Selection, narrowing: Narrowing): SQL | undefined {
  const { day, kind, from, to, language, stepFree, box } = narrowing
  return and(
    IS_PUBLIC,
    member(db, selection),
    day ? inDay(db, day) : undefined,
    kind ? eq(actions.kind, kind) : undefined,
    from ? gte(actions.publicEndsOn, from) : undefined,
    // A start holds an hour behind its date: the day after is the first that does not belong.
    to ? lt(actions.publicStarts, `${to}U`) : undefined,
    language ? written(db, language) : undefined,
    stepFree ? eq(actions.stepFree, 'yes') : undefined,
    box ? or(...uncrossed(box).map((part) => within(part, actions))) : undefined,
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
      return inDay(db, selection.slug)
    case 'group':
      return inArray(
        actions.id,
        db
          .select({ id: actionGroups.actionId })
          .from(actionGroups)
          .innerJoin(groups, eq(groups.id, actionGroups.groupId))
          .where(eq(groups.slug, selection.slug)),
      )
    case 'person':
      return isFor(selection.slug)
    case 'near':
      return and(isNotNull(actions.publicCell), inCircle(selection))
  }
}

function inDay(db: Database, slug: string): SQL {
  return inArray(
    actions.id,
    db
      .select({ id: actionDays.actionId })
      .from(actionDays)
      .innerJoin(days, eq(days.id, actionDays.dayId))
      .where(eq(days.slug, slug)),
  )
}

function written(db: Database, language: string): SQL {
  return inArray(
    actions.id,
    db
      .select({ id: actionTexts.actionId })
      .from(actionTexts)
      .where(
        and(eq(actionTexts.actionId, actions.id), eq(actionTexts.lang, language), eq(actionTexts.outdated, false)),
      ),
  )
}

/** The condition that a public point lies in a box that does not cross 180°. */
export function within(
  { west, south, east, north }: Box,
  { publicLat, publicLon }: Record<'publicLat' | 'publicLon', SQLiteColumn>,
): SQL | undefined {
  return and(between(publicLat, south, north), between(publicLon, west, east))
}

/** The haversine of rules/location-tier.ts, in SQL: half of the angle on both sides, squared. */
function inCircle({ lat, lon, km }: Circle): SQL {
  const half = (from: SQL | number, to: unknown) => sql`pow(sin(radians(${to} - ${from}) / 2), 2)`
  return sql`${half(lat, actions.publicLat)} + cos(radians(${lat})) * cos(radians(${actions.publicLat})) * ${half(lon, actions.publicLon)} <= pow(sin(${km} / 2.0 / ${EARTH_KM}), 2)`
}
