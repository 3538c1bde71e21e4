import { CITY_REACHES_KM, distanceKm, type Point } from '../../../worker/rules/location-tier.ts'
import type { City } from './city.ts'
import { suggestCities } from './city-choice.ts'
import { hoursNote } from './hours.ts'
import { type Happened, pinPanel } from './pin-panel.ts'

/** Fields that change what everybody will see, or whether there is a place at all. */
const DECIDING = ['tier', 'attendance', 'lat', 'lon', 'revealDate']

/** Ties the city, the pin, the hours and the tier of an action's form together. */
export function followVenue(): void {
  let city: City | null = null
  /** The last city that was known: the one that a pin belongs to while another is typed. */
  let last: City | null = null
  const panel = pinPanel((happened) => refresh(happened))
  const hours = hoursNote([...document.querySelectorAll('.pin-hours')])
  const point = (): Point | null => panel?.point() ?? null

  const refresh = (happened?: Happened): void => {
    panel?.show(city, happened)
    hours.tell(isOnline() ? { city: null, point: null } : { city, point: point() })
  }
  suggestCities({
    point,
    city: (next) => {
      const at = point()
      let happened: Happened | undefined
      if (at && next && isElsewhere(at, next, last)) {
        panel?.clear()
        happened = 'otherCity'
      } else if (at && !next && city) happened = 'unknownCity'
      city = next
      last = next ?? last
      refresh(happened)
    },
    unasked: () => {
      city = null
      refresh()
    },
  })
  document.addEventListener('input', ({ target }) => {
    const named = target instanceof HTMLInputElement ? target.name : ''
    if (DECIDING.includes(named)) refresh()
  })
  if (point()) refresh()
}

/** Whether a pin was put for another city than this: the form would be refused, or show a place that nobody means. */
function isElsewhere(point: Point, city: City, before: City | null): boolean {
  const km = distanceKm(point, city)
  return km > CITY_REACHES_KM || (before !== null && km > distanceKm(point, before))
}

function isOnline(): boolean {
  return document.querySelector('input[name="attendance"][value="online"]:checked') !== null
}
