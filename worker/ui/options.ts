import { knownCountries } from '../cities/known.ts'
import { countryName, languageName } from '../cities/names.ts'
import { type Lang, TEXT_LANGS } from '../rules/languages.ts'

/** A line of a list that drops down. */
type Option = { value: string; label: string }

/** Languages by name, in the order of the page's language. */
export function languageOptions(lang: Lang): Option[] {
  return sorted(
    [...TEXT_LANGS].map((value) => ({ value, label: languageName(value, lang) })),
    lang,
  )
}

/** Time zones by the names of the IANA, as somebody reads them. */
export function zoneOptions(): Option[] {
  return Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}

/** Countries by name, in the order of the page's language. */
export function countryOptions(lang: Lang): Option[] {
  return sorted(
    [...knownCountries()].map((value) => ({ value, label: countryName(value, lang) })),
    lang,
  )
}

function sorted(options: Option[], lang: Lang): Option[] {
  const { compare } = new Intl.Collator(lang)
  return options.sort((a, b) => compare(a.label, b.label))
}
