import type { Point } from '../../../worker/rules/location-tier.ts'
import { choicesBelow } from './choices.ts'
import { type City, citiesAt, meantCity } from './city.ts'

/** Milliseconds after the last key: whoever types on is not asked for. */
const PAUSE = 150

interface Told {
  /** Where the pin stands, for a choice among namesakes. */
  point: () => Point | null
  /** The city that the form means now; null for none that is known. */
  city: (city: City | null) => void
  /** The site could not be asked which city is meant: nobody knows whether it is known. */
  unasked: () => void
}

/**
 * Suggests cities while one types, instead of the list that the page brings: of all places, in any script. The one that
 * is chosen brings its country; the zone stays the city's own. What is typed without choosing is sent as it is. Which
 * city that means is told, from the beginning on.
 */
export function suggestCities(tell: Told): void {
  const input = document.querySelector<HTMLInputElement>('input#city[list]')
  const source = input?.list?.dataset
  const country = document.querySelector<HTMLSelectElement>('select[name="country"]')
  if (!input || !source?.places || !source.named || !country) return
  const url = new URL(source.places, location.href)
  const named = new URL(source.named, location.href)
  input.removeAttribute('list')

  /** The country that a choice brought, for as long as its city stands. */
  let brought = ''
  /** The words for which a city was told last. */
  let told = ''
  const words = (): string => `${input.value.trim()}|${country.value}`
  const choices = choicesBelow<City>(input, source.label ?? '', (city) => {
    asked.abort()
    input.value = city.name
    country.value = city.cc
    brought = country.value
    told = words()
    tell.city(city)
  })

  let timer = 0
  let asked = new AbortController()
  input.addEventListener('input', () => {
    asked.abort()
    clearTimeout(timer)
    if (brought && country.value === brought) country.value = ''
    brought = ''
    told = ''
    const typed = input.value.trim()
    if (!typed) return choices.show([])
    timer = window.setTimeout(async () => {
      asked = new AbortController()
      url.searchParams.set('q', typed)
      url.searchParams.set('country', country.value)
      choices.show((await citiesAt(url, asked.signal)) ?? [])
    }, PAUSE)
  })
  input.addEventListener('blur', () => {
    asked.abort()
    clearTimeout(timer)
    choices.show([])
    tellMeant()
  })
  country.addEventListener('change', () => tellMeant())

  const tellMeant = async (): Promise<void> => {
    if (words() === told) return
    told = words()
    const typed = input.value.trim()
    if (!typed) return tell.city(null)
    asked = new AbortController()
    const { signal } = asked
    named.searchParams.set('named', typed)
    named.searchParams.set('country', country.value)
    const cities = await citiesAt(named, signal)
    if (signal.aborted) return
    if (cities) return tell.city(meantCity(cities, tell.point()))
    // Whoever leaves the field again asks again.
    told = ''
    tell.unasked()
  }
  if (input.value.trim()) tellMeant()
}
