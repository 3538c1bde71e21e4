import { EARTH_KM, type Point, roundPoint } from './location-tier.ts'

/** A part of the globe between two meridians and two parallels, degrees; `west` > `east` where it crosses 180°. */
export type Box = { west: number; south: number; east: number; north: number }

/** What lies within `km` kilometres of a point. */
export type Circle = Point & { km: number }

/** The widest circle: what is farther than this is not near. Kilometres. */
export const CIRCLE_KM_AT_MOST = 1000

const DEGREES = 180 / Math.PI

const NUMBER = String.raw`-?\d{1,3}(?:\.\d{1,12})?`
const CIRCLE = new RegExp(`^(${NUMBER}),(${NUMBER}),(\\d{1,5})$`)
const BOX = new RegExp(`^(${NUMBER}),(${NUMBER}),(${NUMBER}),(${NUMBER})$`)

/** Reads `{lat},{lon},{km}` (whole kilometres); null where it is off the globe, without extent, or too wide. */
export function parseCircle(text: string): Circle | null {
  const [, lat, lon, km] = CIRCLE.exec(text)?.map(Number) ?? []
  if (lat === undefined || lon === undefined || km === undefined) return null
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || km < 1 || km > CIRCLE_KM_AT_MOST) return null
  return { ...roundPoint({ lat, lon }), km }
}

/** The inverse of parseCircle, in the shortest form. */
export function printCircle({ lat, lon, km }: Circle): string {
  return `${lat},${lon},${km}`
}

/** Reads `{west},{south},{east},{north}`; null where it is off the globe or upside down. */
export function parseBox(text: string): Box | null {
  const [, west, south, east, north] = BOX.exec(text)?.map(Number) ?? []
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null
  if (Math.abs(west) > 180 || Math.abs(east) > 180 || south < -90 || north > 90 || south >= north) return null
  return west === east ? null : { west: west + 0, south: south + 0, east: east + 0, north: north + 0 }
}

/** The inverse of parseBox. */
export function printBox({ west, south, east, north }: Box): string {
  return [west, south, east, north].join(',')
}

/** The same part of the globe as one or two boxes that do not cross 180°. */
export function uncrossed(box: Box): Box[] {
  if (box.west < box.east) return [box]
  return [
    { ...box, east: 180 },
    { ...box, west: -180 },
  ]
}

/** The same meridian from -180 up to 180 degrees. */
export function turned(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180
}

/** The smallest boxes that hold a circle: one, or two where it crosses 180°. */
export function boxesAround({ lat, lon, km }: Circle): Box[] {
  const angle = km / EARTH_KM
  const south = lat - angle * DEGREES
  const north = lat + angle * DEGREES
  // Around a pole it holds every meridian.
  if (south <= -90 || north >= 90)
    return [{ west: -180, south: Math.max(south, -90), east: 180, north: Math.min(north, 90) }]
  const side = Math.asin(Math.sin(angle) / Math.cos(lat / DEGREES)) * DEGREES
  return uncrossed({ west: turned(lon - side), south, east: turned(lon + side), north })
}

/** Degrees: what is wider or higher is a part of the world rather than of a country. */
const REGION = { width: 45, height: 30 }

/** Whether boxes are small enough for an index of cells to find what is in them faster than a list finds it by date. */
export function isRegion(boxes: readonly Box[]): boolean {
  const width = boxes.reduce((sum, { west, east }) => sum + east - west, 0)
  return width <= REGION.width && boxes.every(({ south, north }) => north - south <= REGION.height)
}
