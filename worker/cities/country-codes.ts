import { SITE_LANGS } from '../rules/languages.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { citiesNamed } from './cities.ts'
import { knownCountries } from './known.ts'
import { countryName } from './names.ts'

/** What tables call countries besides. */
const OTHERS: Readonly<Record<string, string>> = {
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  usa: 'US',
  unitedstatesofamerica: 'US',
  holland: 'NL',
  thenetherlands: 'NL',
  czechrepublic: 'CZ',
  turkey: 'TR',
}

let codes: ReadonlyMap<string, string> | undefined

/** The code (ISO 3166-1 alpha-2) of a country by its code or its name in any language of the site; '' where it is none. */
export function countryCode(text: string): string {
  const upper = text.trim().toUpperCase()
  if (/^[A-Z]{2}$/.test(upper) && knownCountries().has(upper)) return upper
  codes ??= new Map(
    SITE_LANGS.flatMap((lang) => [...knownCountries()].map((code) => [foldName(countryName(code, lang)), code])),
  )
  const folded = foldName(text)
  return codes.get(folded) ?? OTHERS[folded] ?? ''
}

/** The zone of the only bundled city of a name, '' where there are none or several. */
export function zoneOfCity(city: string, country: string): string {
  const [found, ...others] = citiesNamed(city, country || undefined)
  return found && others.length === 0 ? found.zone : ''
}
