import type { FieldError } from '../rules/field-error.ts'
import type { Lang } from '../rules/languages.ts'
import { en, type Messages } from './en.ts'
import { es } from './es.ts'
import { fa } from './fa.ts'

/** The catalogs of the shipped languages. */
export const messages: Readonly<Record<Lang, Messages>> = { en, fa, es }

/** A field's error in words; `countryName`, `list` and `date` (YYYY-MM-DD) speak the same language. */
export function errorText(
  { errors, submit, dayKit }: Messages,
  error: FieldError,
  {
    countryName,
    list,
    date,
  }: {
    countryName: (code: string) => string
    list: (items: string[]) => string
    date: (date: string) => string
  },
): string {
  switch (error.code) {
    case 'tooLong':
    case 'tooMany':
    case 'tooManyWords':
      return errors[error.code](error.max)
    case 'otherOrder':
      return errors.otherOrder(error.written)
    case 'photoTooHeavy':
      return errors.photoTooHeavy(error.megabytes)
    case 'photoTooLarge':
      return errors.photoTooLarge(error.megapixels)
    case 'dayNotOpen':
      return dayKit.opens(error.day, date(error.date))
    case 'dayClosed':
      return dayKit.closed(error.day, date(error.date))
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
