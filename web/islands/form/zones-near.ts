import type { Point } from '../../../worker/rules/location-tier.ts'
import { zoneCell } from '../../../worker/rules/zone-cell.ts'

/**
 * A way to ask at an address of the site for the zones that meet around a point; none where it cannot be asked. Only the
 * wide cell that holds the point is named: what is asked for may be written down on its way, and the point may be a
 * secret. While a pin stays in its cell nothing more is asked: how often would tell that it is moved.
 */
export function zonesAsked(url: string): (point: Point) => Promise<string[]> {
  let last: { search: string; zones: Promise<string[]> } | undefined
  return (point) => {
    const { lat, lon } = zoneCell(point)
    const search = new URLSearchParams({ lat: String(lat), lon: String(lon) }).toString()
    if (last?.search === search) return last.zones
    const zones = zonesAt(url, search).catch(() => {
      // Without a line the city's zone stands, and the next time it is asked again.
      if (last?.search === search) last = undefined
      return []
    })
    last = { search, zones }
    return zones
  }
}

async function zonesAt(url: string, search: string): Promise<string[]> {
  const asked = new URL(url, location.href)
  asked.search = search
  const response = await fetch(asked)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response.json()
}
