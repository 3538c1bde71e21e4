/** How much of where an action is the public sees, from most to least. */
export const TIERS = ['exact', 'area', 'city', 'country'] as const
export type Tier = (typeof TIERS)[number]

/** A point on the globe, degrees (WGS 84). */
export type Point = { lat: number; lon: number }

/** Whether `a` shows more than `b`. */
export function isFiner(a: Tier, b: Tier): boolean {
  return TIERS.indexOf(a) < TIERS.indexOf(b)
}

/** 1/72 of a degree of latitude is 1.54 km: wide enough to hold many doors, narrow enough to be a neighbourhood. */
const ROWS_PER_DEGREE = 72

/**
 * The centre of the grid cell of about 1.5 km that holds a point. The grid is fixed, so that asking often, or for
 * several actions at one venue, tells nothing more; a random shift would average out.
 */
export function areaCentre({ lat, lon }: Point): Point {
  const row = Math.min(Math.floor((lat + 90) * ROWS_PER_DEGREE), 180 * ROWS_PER_DEGREE - 1)
  const centreLat = (row + 0.5) / ROWS_PER_DEGREE - 90
  const columns = Math.max(1, Math.round(360 * ROWS_PER_DEGREE * Math.cos((centreLat * Math.PI) / 180)))
  const column = Math.min(Math.floor(((lon + 180) / 360) * columns), columns - 1)
  return roundPoint({ lat: centreLat, lon: ((column + 0.5) / columns) * 360 - 180 })
}

/** The widest cities, with what is walked to from them, in kilometres. */
export const CITY_REACHES_KM = 100

/** The mean radius of the Earth, kilometres (IUGG). */
export const EARTH_KM = 6371

/** Kilometres between two points: the haversine on a sphere of that radius, good to half a percent. */
export function distanceKm(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (angle: number) => Math.sin(radians(angle) / 2) ** 2
  const h = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon)
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** A point with 5 decimals, about one metre: no door needs more. */
export function roundPoint({ lat, lon }: Point): Point {
  // Adding 0 makes -0 the same as 0, which it is on the globe.
  return { lat: Number(lat.toFixed(5)) + 0, lon: Number(lon.toFixed(5)) + 0 }
}
