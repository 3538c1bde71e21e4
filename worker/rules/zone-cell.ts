import type { Point } from './location-tier.ts'

/** Degrees a side: some 28 km from south to north. Asking about one tells no more than the name of a city does. */
export const ZONE_CELL = 0.25

/** The cell that holds a point, by its south-west corner; the north pole and 180° E belong to the last ones. */
export function zoneCell({ lat, lon }: Point): Point {
  // Adding 0 makes -0 the same as 0, which it is on the globe.
  const floor = (degrees: number, limit: number): number =>
    Math.min(Math.floor(degrees / ZONE_CELL) * ZONE_CELL, limit - ZONE_CELL) + 0
  return { lat: floor(lat, 90), lon: floor(lon, 180) }
}

/** A cell from the words of a query (`52.25`, `13`); null for what is no corner of one, a finer point above all. */
export function parseZoneCell(words: { lat?: string; lon?: string }): Point | null {
  const [lat, lon] = [words.lat ?? '', words.lon ?? ''].map((word) =>
    /^-?\d{1,3}(\.\d{1,2})?$/.test(word) ? Number(word) : Number.NaN,
  )
  if (lat === undefined || lon === undefined) return null
  const cell = zoneCell({ lat, lon })
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && cell.lat === lat && cell.lon === lon ? cell : null
}
