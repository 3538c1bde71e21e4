import zoneByPoint from '@photostructure/tz-lookup'
import { zonesOfCountry } from '../rules/country-zones.ts'
import type { Point } from '../rules/location-tier.ts'
import { ZONE_CELL } from '../rules/zone-cell.ts'
import { allCities, cityById } from './cities.ts'
import type { Place } from './place.ts'

let zoneByCountry: ReadonlyMap<string, string> | undefined

/** The IANA zone of a point: of the sea too, where it is one of hours alone (Etc/GMT+3). */
export function zoneOfPoint({ lat, lon }: Point): string {
  return zoneByPoint(lat, lon)
}

/** The IANA zone of a place. The map of zones is coarse at borders: a country of one zone has its cities' zone. */
export function zoneOfPlace({ id, cc, lat, lon }: Pick<Place, 'id' | 'cc' | 'lat' | 'lon'>): string {
  const bundled = cityById(id)
  if (bundled) return bundled.zone
  zoneByCountry ??= new Map(allCities().map((city) => [city.cc, city.zone]))
  const only = zonesOfCountry(cc).length === 1 ? zoneByCountry.get(cc) : undefined
  return only ?? zoneOfPoint({ lat, lon })
}

/** Looked at on each side of a cell: every 4 km or so, finer than the map of zones itself. */
const SAMPLES = 8

/** The IANA zones that meet in a cell (see rules/zone-cell.ts); those of the open sea only where there is no other. */
export function zonesInCell({ lat, lon }: Point): string[] {
  const steps = Array.from({ length: SAMPLES }, (_, at) => (at / (SAMPLES - 1)) * ZONE_CELL)
  const all = steps.flatMap((north) => steps.map((east) => zoneOfPoint({ lat: lat + north, lon: lon + east })))
  const zones = [...new Set(all)]
  const onLand = zones.filter((zone) => !zone.startsWith('Etc/'))
  return onLand.length > 0 ? onLand : zones
}
