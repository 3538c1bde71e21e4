import { describe, expect, test } from 'vitest'
import { allCities, citiesNamed, cityById, cityBySlug, cityName } from '../worker/cities/cities.ts'

const KOLN = 2886242
const ARABIC_YEH_OR_KAF = /[\u064a\u0643]/

describe('the list of cities', () => {
  test('holds about a thousand cities', () => {
    expect(allCities().length).toBeGreaterThan(1000)
    expect(allCities().length).toBeLessThanOrEqual(1100)
  })

  test('gives every city an id and a URL of its own', () => {
    const ids = allCities().map((city) => city.id)
    const urls = allCities().map((city) => `${city.cc}/${city.slug}`)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(urls).size).toBe(urls.length)
  })

  test('is sorted by country and slug', () => {
    const keys = allCities().map((city) => `${city.cc} ${city.slug}`)
    expect(keys).toEqual(keys.toSorted())
  })

  test('has every row whole', () => {
    const broken = allCities().filter(
      (city) =>
        !(Number.isSafeInteger(city.id) && city.id > 0) ||
        !/^[A-Z]{2}$/.test(city.cc) ||
        !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(city.slug) ||
        !(Math.abs(city.lat) <= 90 && Math.abs(city.lon) <= 180) ||
        !(Number.isSafeInteger(city.population) && city.population >= 0) ||
        city.name.trim() === '',
    )
    expect(broken).toEqual([])
  })

  test('names only zones that Intl accepts', () => {
    const accepted = (timeZone: string) => {
      try {
        return new Intl.DateTimeFormat('en', { timeZone }) !== null
      } catch {
        return false
      }
    }
    expect(accepted('Europe/Nowhere')).toBe(false)
    expect(allCities().filter((city) => !/^[A-Z]\w+\//.test(city.zone) || !accepted(city.zone))).toEqual([])
  })

  test('writes Persian with Persian letters only', () => {
    const persian = allCities().flatMap((city) => city.names.fa ?? [])
    expect(persian.length).toBeGreaterThan(500)
    expect(
      persian.filter((name) => ARABIC_YEH_OR_KAF.test(name) || !/^[\p{Script=Arabic}\p{M}\u200c -]+$/u.test(name)),
    ).toEqual([])
  })

  test('has a Persian name for every city of Iran', () => {
    const iranian = allCities().filter((city) => city.cc === 'IR')
    expect(iranian.length).toBeGreaterThan(40)
    expect(iranian.filter((city) => city.names.fa === undefined)).toEqual([])
  })
})

describe('a city by its id or its URL', () => {
  test('is found by either', () => {
    const koln = cityById(KOLN)
    expect(koln).toMatchObject({ cc: 'DE', slug: 'koln', name: 'Köln', zone: 'Europe/Berlin' })
    expect(koln?.names).toEqual({ en: 'Cologne', fa: 'کلن', es: 'Colonia' })
    expect(cityBySlug('DE', 'koln')).toBe(koln)
    expect(cityBySlug('de', 'koln')).toBe(koln)
  })

  test('is null where there is none', () => {
    expect(cityById(1)).toBeNull()
    expect(cityBySlug('FR', 'koln')).toBeNull()
    expect(cityBySlug('DE', 'Köln')).toBeNull()
  })

  test('keeps the slugs that are published', () => {
    const slugs = [
      'CO/bogota',
      'DE/dusseldorf',
      'IQ/as-sulaymaniyah',
      'IR/orumiyeh',
      'TD/ndjamena',
      'US/washington-d-c',
    ]
    expect(slugs.filter((url) => cityBySlug(url.slice(0, 2), url.slice(3)) === null)).toEqual([])
  })
})

describe('a city by its name', () => {
  test.each([
    ['Stockholm', 'SE', 'Europe/Stockholm'],
    ['New York', 'US', 'America/New_York'],
    ['Düsseldorf', 'DE', 'Europe/Berlin'],
    ['Bogotá', 'CO', 'America/Bogota'],
    ['San Francisco', 'US', 'America/Los_Angeles'],
    ['Houston', 'US', 'America/Chicago'],
    ['Paris', 'FR', 'Europe/Paris'],
    ['Berlin', 'DE', 'Europe/Berlin'],
    ['Köln', 'DE', 'Europe/Berlin'],
    ['Oslo', 'NO', 'Europe/Oslo'],
    ['Medellín', 'CO', 'America/Bogota'],
    ['Cali', 'CO', 'America/Bogota'],
    ['Bucaramanga', 'CO', 'America/Bogota'],
    ['Barranquilla', 'CO', 'America/Bogota'],
    ['Cartagena', 'CO', 'America/Bogota'],
    ['Toronto', 'CA', 'America/Toronto'],
    ['Washington', 'US', 'America/New_York'],
    ['London', 'GB', 'Europe/London'],
    ['Berkeley', 'US', 'America/Los_Angeles'],
    ['Frankfurt am Main', 'DE', 'Europe/Berlin'],
  ])('%s of the archive is in %s', (name, cc, zone) => {
    expect(citiesNamed(name).map((city) => [city.cc, city.zone])[0]).toEqual([cc, zone])
    expect(citiesNamed(name, cc)).toHaveLength(1)
    expect(citiesNamed(name)[0]?.names.fa).toBeDefined()
  })

  test.each(['کلن', 'كلن', 'Cologne', 'Colonia', 'KÖLN', 'koln', 'Ko\u0308ln', ' Köln '])('%s is Köln', (text) => {
    expect(citiesNamed(text).map((city) => city.id)).toEqual([KOLN])
  })

  test.each([
    ['ÅRHUS', 'DK'],
    ['Arhus', 'DK'],
    ['aarhus', 'DK'],
    ['lodz', 'PL'],
    ['Izmir', 'TR'],
    ['İZMİR', 'TR'],
    ['diyarbakir', 'TR'],
    ['Göteborg', 'SE'],
    ['Gøteborg', 'SE'],
    ['Fráncfort', 'DE'],
    ['Ta\u2019if', 'SA'],
    ['Nukuʻalofa', 'TO'],
    ['Washington, DC', 'US'],
    ['سان فرانسیسکو', 'US'],
    ['سان\u200cفرانسیسکو', 'US'],
    ['كرمانشاه', 'IR'],
    ['اروميه', 'IR'],
    ['تهـران', 'IR'],
    ['ابادان', 'IR'],
  ])('%s is found in %s, however it is spelled', (text, cc) => {
    expect(citiesNamed(text).map((city) => city.cc)).toEqual([cc])
  })

  test('may be borne by several, the most populous first, and a country narrows them', () => {
    expect(citiesNamed('Cartagena').map((city) => city.cc)).toEqual(['CO', 'ES'])
    expect(citiesNamed('Cartagena, CO').map((city) => city.cc)).toEqual(['CO'])
    expect(citiesNamed('کارتاخنا، ES').map((city) => city.cc)).toEqual(['ES'])
    expect(citiesNamed('Valencia').map((city) => city.cc)).toEqual(['VE', 'ES'])
    expect(citiesNamed('Valencia, ES').map((city) => city.cc)).toEqual(['ES'])
    expect(citiesNamed('valencia،es').map((city) => city.cc)).toEqual(['ES'])
    expect(citiesNamed('Valencia', 've').map((city) => city.cc)).toEqual(['VE'])
    expect(citiesNamed('Valencia, ES', 'VE')).toEqual([])
  })

  test.each(['', ' ', ',', ', CO', 'Nowhere', 'Köl', 'Cartagena, DE', 'constructor', '|'])('%j is no city', (text) => {
    expect(citiesNamed(text)).toEqual([])
  })
})

describe('the name of a city', () => {
  const nameOf = (name: string, lang: string) => citiesNamed(name).map((city) => cityName(city, lang))[0]

  test('is in the language of the reader', () => {
    expect(['en', 'fa', 'es'].map((lang) => nameOf('Köln', lang))).toEqual(['Cologne', 'کلن', 'Colonia'])
    expect(nameOf('Sevilla', 'es')).toBe('Sevilla')
  })

  test('falls back to English, then to its own', () => {
    expect(nameOf('Köln', 'tr')).toBe('Cologne')
    expect(nameOf('Düsseldorf', 'tr')).toBe('Düsseldorf')
    expect(nameOf('Düsseldorf', 'constructor')).toBe('Düsseldorf')
  })
})
