import type { ActionRecord } from './action-record.ts'
import { cellOf } from './cell.ts'
import type { Kind } from './kinds.ts'
import type { Point } from './location-tier.ts'
import { publicWhen, type WhenColumns } from './public-action.ts'
import { type PointColumns, publicPoint } from './public-place.ts'
import { isRevealed, type RevealColumns } from './reveal.ts'

/** What of an action a map needs. `languages` and `days`: of its texts, the slugs of its days. */
export type MarkerRecord = WhenColumns &
  PointColumns &
  RevealColumns &
  Pick<ActionRecord, 'tier' | 'kind' | 'stepFree' | 'publicStarts'> & {
    publicEndsOn: string
    publicCell: number | null
    languages: string[]
    days: string[]
  }

/** What the map of everybody draws of an action. Dates are local, moments milliseconds since 1970 UTC. */
export type PublicMarker = Point & {
  /** The cell by which it is found: that of its tier, also while it is revealed (`moved`). */
  cell: number
  moved: boolean
  kind: Kind
  startsOn: string
  endsOn: string
  startsAt: number
  endsAt: number
  cancelled: boolean
  stepFree: boolean
  languages: string[]
  days: string[]
}

/** The marker of a public action at `now` (milliseconds), or null where nothing is to be drawn. */
export function toPublicMarker(record: MarkerRecord, now: number): PublicMarker | null {
  const tier = isRevealed(record, now) ? 'exact' : record.tier
  const point = publicPoint(record, tier)
  if (!point || record.publicCell === null) return null
  const { startsAt, endsAt } = publicWhen(record, tier)
  return {
    lat: point.lat,
    lon: point.lon,
    cell: record.publicCell,
    moved: cellOf(point) !== record.publicCell,
    kind: record.kind,
    startsOn: record.publicStarts.slice(0, 10),
    endsOn: record.publicEndsOn,
    startsAt,
    endsAt,
    cancelled: record.status === 'cancelled',
    stepFree: record.stepFree === 'yes',
    languages: record.languages,
    days: record.days,
  }
}
