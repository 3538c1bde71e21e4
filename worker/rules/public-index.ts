import type { ActionRecord } from './action-record.ts'
import { cellOf } from './cell.ts'
import { publicWhen, type WhenColumns } from './public-action.ts'
import { type PointColumns, publicPoint } from './public-place.ts'

/**
 * What selections compare, in the form of the columns `public_*`. It follows the tier alone, never the hour of
 * reveal: membership of a list would give a venue away as surely as its name.
 */
export type PublicIndex = {
  /** Country and slug of the gazetteer's city (`DE/koln`). */
  publicCity: string | null
  /** The public wall time at which it begins: YYYY-MM-DD or YYYY-MM-DDTHH:MM. */
  publicStarts: string
  /** The last public date: YYYY-MM-DD. */
  publicEndsOn: string
  /** The moment at which it is over for the public: milliseconds since 1970 UTC. */
  publicEndsAt: number
  /** The public point, degrees, and the cell that holds it (rules/cell.ts); null where nothing is to be drawn. */
  publicLat: number | null
  publicLon: number | null
  publicCell: number | null
}

/** The columns by which selections find an action. */
export function publicIndex(record: WhenColumns & PointColumns & Pick<ActionRecord, 'tier' | 'citySlug'>): PublicIndex {
  const when = publicWhen(record, record.tier)
  const point = publicPoint(record, record.tier)
  return {
    publicCity: record.tier === 'country' || !record.citySlug ? null : `${record.country}/${record.citySlug}`,
    publicStarts: when.startsLocal,
    publicEndsOn: (when.endsLocal ?? when.startsLocal).slice(0, 10),
    publicEndsAt: when.endsAt,
    publicLat: point?.lat ?? null,
    publicLon: point?.lon ?? null,
    publicCell: point && cellOf(point),
  }
}
