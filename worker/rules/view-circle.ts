import { type Box, CIRCLE_KM_AT_MOST, type Circle } from './area.ts'
import { distanceKm, type Point } from './location-tier.ts'
import type { Narrowing } from './narrowing.ts'
import type { Selection } from './selection.ts'

/** The circles that a view may become: few, so that neighbours' views are one calendar. Kilometres. */
const WIDTHS_KM = [10, 25, 50, 100, 200, 500, CIRCLE_KM_AT_MOST] as const
/** Degrees: the middle of a view is rounded as a visitor's own position is, about 5 km, for it ends in an address. */
const MIDDLE_STEP = 0.05

/** The narrowest circle, of a few widths, that holds a view of a map; null where none is wide enough to be near. */
export function circleAround(box: Box): Circle | null {
  const width = box.west < box.east ? box.east - box.west : box.east + 360 - box.west
  const middle = {
    lat: rounded((box.south + box.north) / 2),
    lon: turned(rounded(box.west + width / 2)),
  }
  // A ball of less than a quarter of the globe holds a box if it holds its corners.
  const reach = Math.max(...cornersOf(box).map((corner) => distanceKm(middle, corner)))
  const km = width < 180 ? WIDTHS_KM.find((each) => each >= reach) : undefined
  return km === undefined ? null : { ...middle, km }
}

/**
 * What can be subscribed to of a page. A view of a map is no selection: it becomes the circle around it where that says
 * the rest of the page too, else the page without the view. Nothing that is returned has a box.
 */
export function subscribable(
  selection: Selection,
  narrowing: Narrowing,
): { selection: Selection; narrowing: Narrowing } {
  const whole = { selection, narrowing: { ...narrowing, box: null } }
  const circle = narrowing.box && circleAround(narrowing.box)
  const rest = circle && besideTheCircle(selection, narrowing)
  return rest ? { selection: { of: 'near', ...circle }, narrowing: { ...whole.narrowing, ...rest } } : whole
}

/** What a circle must be narrowed by to be of this selection; null where no circle can stand for it. */
function besideTheCircle(selection: Selection, { day, kind }: Narrowing): Partial<Narrowing> | null {
  switch (selection.of) {
    case 'all':
    // Whoever looks at a part of a country means what is there, and is not helped by an end at the border.
    case 'country':
      return {}
    case 'day':
      return day === null || day === selection.slug ? { day: selection.slug } : null
    case 'kind':
      return kind === null || kind === selection.kind ? { kind: selection.kind } : null
    // A group is followed for what it calls and a person for what is called for them, wherever that is; a city and a circle are small already.
    case 'group':
    case 'person':
    case 'city':
    case 'near':
    case 'days':
      return null
  }
}

function cornersOf({ west, south, east, north }: Box): Point[] {
  return [west, east].flatMap((lon) => [
    { lat: south, lon },
    { lat: north, lon },
  ])
}

const rounded = (degrees: number): number => Number((Math.round(degrees / MIDDLE_STEP) * MIDDLE_STEP).toFixed(2)) + 0

/** The same meridian between -180 and 180 degrees. */
function turned(lon: number): number {
  return lon > 180 ? Number((lon - 360).toFixed(2)) : lon
}
