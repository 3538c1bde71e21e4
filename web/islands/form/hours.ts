import { filled } from '../../../worker/rules/filled-text.ts'
import { type HoursWords, hoursClockText } from '../../../worker/rules/hours-text.ts'
import type { Point } from '../../../worker/rules/location-tier.ts'
import type { City } from './city.ts'
import { sameClock } from './clock.ts'
import { zonesAsked } from './zones-near.ts'

/** The words of the note, from `data-words`. */
interface Words extends HoursWords {
  filledIn: string
  meet: string
}

/** Where the action is, as far as the form knows. */
interface Venue {
  city: City | null
  point: Point | null
}

/**
 * Says beside the hours which clock they go by, and in each of `echoes` too. A zone that the organizer chose stays; else
 * it is the city's, or, where the pin surely lies under another clock of the country, that one, which is filled in.
 */
export function hoursNote(echoes: Element[]): { tell: (venue: Venue) => void } {
  const note = document.querySelector<HTMLElement>('#hours-note')
  const select = document.querySelector<HTMLSelectElement>('select[name="zone"]')
  const date = document.querySelector<HTMLInputElement>('input[name="startDate"]')
  const { zones: url, words: json } = note?.dataset ?? {}
  if (!note || !select || !date || !url || !json) return { tell: () => undefined }
  const words: Words = JSON.parse(json)
  const zonesNear = zonesAsked(url)

  let venue: Venue = { city: null, point: null }
  /** The zone in the field that is there for the place: not chosen, so that it goes when the place does. */
  let ours = ''
  let turn = 0

  const fillIn = (zone: string): void => {
    if (select.value === zone) return
    select.value = zone
    ours = select.value
  }
  const say = (...sentences: string[]): void => {
    const text = sentences.join(' ')
    // What is written again is said again to those who hear the page.
    for (const place of [note, ...echoes]) if (place.textContent !== text) place.textContent = text
  }
  const refresh = async (): Promise<void> => {
    turn += 1
    const mine = turn
    const { city, point } = venue
    // What an edited action brings is its city's zone, most often.
    if (city && select.value === city.zone) ours = select.value
    if (select.value && select.value !== ours) return say(clockOf(select.value))
    const near = point && !city?.oneClock ? await zonesNear(point) : []
    if (mine !== turn) return
    const [first] = near
    const several = near.length > 1 && !sameClock(near, Date.now())
    if (several) openFoldOf(select)
    const meeting = several ? [filled(words.meet, { zones: near.map(readable).join(', ') })] : []
    if (!city) {
      fillIn('')
      return first && !several ? say(clockOf(first)) : say(...meeting)
    }
    if (first && !several && !sameClock([first, city.zone], Date.now())) {
      fillIn(first)
      return say(clockOf(first), words.filledIn)
    }
    if (select.value !== city.zone) fillIn('')
    say(clockOf(city.zone, city.name), ...meeting)
  }
  const clockOf = (zone: string, city: string | null = null): string =>
    hoursClockText({ zone, city, date: date.value }, words, Date.now())
  select.addEventListener('change', () => {
    ours = ''
    refresh()
  })
  date.addEventListener('change', () => refresh())
  if (select.value) refresh()
  return {
    tell: (next) => {
      venue = next
      refresh()
    },
  }
}

function readable(zone: string): string {
  return zone.replaceAll('_', ' ')
}

function openFoldOf(field: Element): void {
  const fold = field.closest('details')
  if (fold) fold.open = true
}
