import { pointOfFields } from '../../../worker/rules/degrees.ts'
import { filled } from '../../../worker/rules/filled-text.ts'
import { distanceKm, type Point, type Tier } from '../../../worker/rules/location-tier.ts'
import type { PinMap } from '../pin.ts'
import type { City } from './city.ts'
import { inWords } from './words.ts'

/** The words of the panel, from `data-words`. */
interface Words {
  marker: string
  atCity: string
  atPoint: string
  howFar: string
  waiting: string
  placed: string
  takenAway: string
  otherCity: string
  unknownCity: string
  failed: string
  everybody: Record<Tier | 'none' | 'noPoint' | 'nameOnly' | 'later', string>
}
/** What just happened to the pin, to be said. */
export type Happened = 'takenAway' | 'otherCity' | 'unknownCity'

/** The pin as the form has it: its fields are the truth, the map shows it. */
export interface PinPanel {
  point: () => Point | null
  /** Empties the fields. */
  clear: () => void
  /** Shows the pin in a city, or on its own, and says what has happened. */
  show: (city: City | null, happened?: Happened) => void
}

/** The panel with the map, or null where the page has none. `changed` is called when the pin is put or taken away. */
export function pinPanel(changed: (happened?: Happened) => void): PinPanel | null {
  const panel = document.querySelector<HTMLElement>('#pin-panel')
  const lat = document.querySelector<HTMLInputElement>('input[name="lat"]')
  const lon = document.querySelector<HTMLInputElement>('input[name="lon"]')
  const { script, words: json } = panel?.dataset ?? {}
  const map = panel?.querySelector<HTMLElement>('.pin-map')
  const away = panel?.querySelector<HTMLButtonElement>('.pin-away')
  if (!panel || !map || !away || !lat || !lon || !script || !json) return null
  const words: Words = JSON.parse(json)
  const say = (part: string, text: string): void => {
    const line = panel.querySelector(part)
    if (line && line.textContent !== text) line.textContent = text
  }

  const point = (): Point | null => pointOfFields({ lat: lat.value, lon: lon.value })
  const put = (at: Point | null): void => {
    lat.value = at ? at.lat.toFixed(5) : ''
    lon.value = at ? at.lon.toFixed(5) : ''
    // As if it were typed, for those who keep watch over what is not yet sent.
    lat.dispatchEvent(new Event('input', { bubbles: true }))
  }
  away.addEventListener('click', () => {
    put(null)
    changed('takenAway')
    map.focus()
  })

  let opened: Promise<PinMap | null> | undefined
  const open = async (): Promise<PinMap | null> => {
    try {
      const island: typeof import('../pin.ts') = await import(script)
      return await island.openPinMap(map, put)
    } catch {
      // The fields are there all the same.
      map.hidden = true
      say('.pin-says', words.failed)
      return null
    }
  }

  const show = async (city: City | null, happened?: Happened): Promise<void> => {
    const at = point()
    panel.hidden = !at && !city
    if (panel.hidden) return
    away.hidden = !at
    const where = whereWords(words, city, at)
    const state = at ? filled(words.placed, { where }) : filled(words.waiting, { city: city?.name ?? '' })
    say('.pin-says', [happened ? words[happened] : '', happened === 'takenAway' ? '' : state].filter(Boolean).join(' '))
    const tier = chosenTier()
    say('.pin-everybody', everybodyWords(words, { city, at, tier }))
    opened ??= open()
    const shown = await opened
    shown?.show({ city, point: point(), tier: chosenTier(), name: filled(words.marker, { where }) })
  }
  return { point, clear: () => put(null), show }
}

function whereWords({ atCity, atPoint, howFar }: Words, city: City | null, at: Point | null): string {
  if (!at) return filled(atCity, { city: city?.name ?? '' })
  // Coordinates are digits of every language alike, as they are typed.
  const coordinates = filled(atPoint, { lat: at.lat.toFixed(5), lon: at.lon.toFixed(5) })
  if (!city) return coordinates
  const km = inWords(distanceKm(city, at), { maximumFractionDigits: 1 })
  return new Intl.ListFormat(document.documentElement.lang, { type: 'unit' }).format([
    coordinates,
    filled(howFar, { km, city: city.name }),
  ])
}

interface Seen {
  city: City | null
  at: Point | null
  tier: Tier | null
}

/** What everybody will see, in a sentence or two: with the hour at which all of it appears, if one is set. */
function everybodyWords({ everybody }: Words, { city, at, tier }: Seen): string {
  if (!tier) return everybody.none
  if (tier === 'city' && !city) return everybody.nameOnly
  if (!at && (tier === 'exact' || tier === 'area')) return everybody.noPoint
  const later = tier !== 'exact' && at && fieldIsFilled('revealDate') ? everybody.later : ''
  return [everybody[tier], later].filter(Boolean).join(' ')
}

function chosenTier(): Tier | null {
  const value = document.querySelector<HTMLInputElement>('input[name="tier"]:checked')?.value
  return value === 'exact' || value === 'area' || value === 'city' || value === 'country' ? value : null
}

function fieldIsFilled(name: string): boolean {
  return document.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value !== ''
}
