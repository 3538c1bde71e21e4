import type { EventPlace } from '../rules/event-row.ts'
import type { Point } from '../rules/location-tier.ts'
import { citiesNamed } from './cities.ts'
import { countryCode } from './country-codes.ts'
import { nearestCity } from './nearest-city.ts'

/** A postal code before a city's name or behind it: 10115 Berlin, London SW1A 1AA, 75001 Paris. */
const POSTAL = /^[A-Z]{0,2}-?\d[\d -]{2,8}\s+|\s+[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$|\s+\d{4,6}$/giu

/**
 * What a calendar's one line for a place says ("Old market, Market street 1, 10115 Berlin, Germany"): country and city from
 * its end, what stands before is the venue and its address. A point says the city where the line does not. What is not
 * found is '': the form's rules then say what is missing.
 */
export function placeOfLine(line: string, geo: Point | null): EventPlace {
  const parts = line
    .split(/[,،\n;]|\s[-–—]\s/u)
    .map((part) => part.trim())
    .filter(Boolean)
  const last = parts.at(-1) ?? ''
  const country = parts.length > 1 || last.length > 3 ? countryCode(last) : ''
  const rest = country ? parts.slice(0, -1) : parts
  const at = rest.findLastIndex((part) => citiesNamed(withoutCode(part), country || undefined).length > 0)
  const [near, named] = [geo && nearestCity(geo), at === -1 ? '' : withoutCode(rest[at] ?? '')]
  const guessed = !named && !near && country ? withoutCode(rest.at(-1) ?? '') : ''
  const [venue = '', ...address] = rest.filter((part, index) => index !== at && withoutCode(part) !== guessed)
  const city = named || near?.name || guessed
  const [known] = city ? citiesNamed(city, country || near?.cc || undefined) : []
  return {
    venue: venue || '',
    address: address.join(', '),
    city,
    country: country || known?.cc || near?.cc || '',
    zone: known?.zone ?? near?.zone ?? '',
  }
}

function withoutCode(part: string): string {
  return part.replace(POSTAL, '').trim()
}
