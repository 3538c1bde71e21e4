import type { FieldError } from '../rules/field-error.ts'
import type { Lang } from '../rules/languages.ts'
import { en, type Messages } from './en.ts'
import { es } from './es.ts'
import { fa } from './fa.ts'

/** The catalogs of the shipped languages. */
export const messages: Readonly<Record<Lang, Messages>> = { en, fa, es }

/** A field's error in words; `countryName` and `list` speak the same language. */
export function errorText(
  { errors, submit }: Messages,
  error: FieldError,
  { countryName, list }: { countryName: (code: string) => string; list: (items: string[]) => string },
): string {
  switch (error.code) {
    case 'tooLong':
    case 'tooMany':
    case 'tooManyWords':
      return errors[error.code](error.max)
    case 'photoTooHeavy':
      return errors.photoTooHeavy(error.megabytes)
    case 'photoTooLarge':
      return errors.photoTooLarge(error.megapixels)
    case 'outOfRange':
      return errors.outOfRange(error.min, error.max)
    case 'hourSkipped':
      return errors.hourSkipped(error.before, error.after)
    case 'severalCities':
      return errors.severalCities(list(error.countries.map(countryName)))
    case 'cityLike':
      return errors.cityLike(list(error.cities.map(({ name, country }) => `${name} (${countryName(country)})`)))
    case 'tierCapped':
      return errors.tierCapped(countryName(error.country), submit.tiers[error.cap])
    default:
      return errors[error.code]
  }
}
