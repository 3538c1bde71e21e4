import { actionEntries } from './action-entries.ts'
import { type Known, typedPoint } from './action-place.ts'
import { readFields } from './fields.ts'
import type { HoursClock } from './hours-text.ts'
import { isZone } from './when.ts'

/** The clock of a form as it is posted, as far as it can be told already; null where it cannot. */
export function readHoursClock(raw: Record<string, unknown>, known: Known): HoursClock | null {
  const { values: typed } = readFields(actionEntries, raw)
  const { zone, startDate: date } = typed
  if (zone || typed.attendance === 'online') return isZone(zone) ? { zone, city: null, date } : null
  const point = typedPoint(typed)
  const cities = known.citiesNamed(typed.city, typed.country || undefined, point ?? undefined)
  // Whose clock it is will be asked.
  if (new Set(cities.map(({ cc }) => cc)).size > 1) return null
  if (cities[0]) return { zone: cities[0].zone, city: typed.city, date }
  return point ? { zone: known.zoneAt(point), city: null, date } : null
}
