import { choicesBelow } from './choices.ts'

/** What `/places.json` answers with: places, the best first, in the page's language. */
interface Place {
  name: string
  /** ISO 3166-1 alpha-2. */
  cc: string
  country: string
}

/** Milliseconds after the last key: whoever types on is not asked for. */
const PAUSE = 150

/**
 * Suggests cities while one types, instead of the list that the page brings: of all places, in any script. The one that
 * is chosen brings its country; the zone stays the city's own. What is typed without choosing is sent as it is.
 */
export function suggestCities(): void {
  const input = document.querySelector<HTMLInputElement>('input#city[list]')
  const source = input?.list?.dataset
  const country = document.querySelector<HTMLSelectElement>('select[name="country"]')
  if (!input || !source?.places || !country) return
  const url = new URL(source.places, location.href)
  input.removeAttribute('list')

  /** The country that a choice brought, for as long as its city stands. */
  let brought = ''
  const choices = choicesBelow<Place>(input, source.label ?? '', (place) => {
    input.value = place.name
    country.value = place.cc
    brought = country.value
  })

  let timer = 0
  let asked = new AbortController()
  input.addEventListener('input', () => {
    asked.abort()
    clearTimeout(timer)
    if (brought && country.value === brought) country.value = ''
    brought = ''
    const typed = input.value.trim()
    if (!typed) return choices.show([])
    timer = window.setTimeout(async () => {
      asked = new AbortController()
      url.searchParams.set('q', typed)
      url.searchParams.set('country', country.value)
      choices.show(await placesAt(url, asked.signal))
    }, PAUSE)
  })
  input.addEventListener('blur', () => {
    asked.abort()
    clearTimeout(timer)
    choices.show([])
  })
}

/** The places that the site suggests; none where it cannot be asked, or is no longer. */
async function placesAt(url: URL, signal: AbortSignal): Promise<Place[]> {
  try {
    const response = await fetch(url, { signal })
    return response.ok ? await response.json() : []
  } catch {
    // Without a line the field is one like any other.
    return []
  }
}
