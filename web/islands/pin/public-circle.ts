import type { CircleMarker, Map as LeafletMap } from 'leaflet'
import { areaCentre, type Point, type Tier } from '../../../worker/rules/location-tier.ts'
import { softCircle } from '../map/place.ts'

/** What decides how much of a place everybody sees. */
interface Seen {
  city: Point | null
  point: Point | null
  tier: Tier | null
}

/** Draws what everybody will see in place of the pin, as the public map draws it. */
export function publicCircle(map: LeafletMap): { show: (seen: Seen) => void } {
  let circle: CircleMarker | undefined
  return {
    show: (seen) => {
      circle?.remove()
      circle = undefined
      const [centre, precision] = centreOf(seen)
      if (centre) circle = softCircle(map, centre, precision)
    },
  }
}

function centreOf({ city, point, tier }: Seen): [centre: Point | null, precision: 'area' | 'city'] {
  if (tier === 'city' || (tier === 'area' && !point)) return [city, 'city']
  // The cell of the fixed grid: where in it the pin stands makes no difference.
  if (tier === 'area' && point) return [areaCentre(point), 'area']
  return [null, 'city']
}
