import type { Known, KnownCity } from './action-place.ts'
import type { FieldErrors } from './field-error.ts'
import { line, readFields, requireFields } from './fields.ts'
import { no, ok, type Result } from './result.ts'

/** Where a photo without an action was taken; the city is null where the country's cap hides cities. */
export type PhotoPlace = { country: string; city: Pick<KnownCity, 'id' | 'slug' | 'name' | 'lat' | 'lon'> | null }

const entries = { city: line({ max: 120 }), country: line({ max: 2 }) }

/** The city of a photo, of those that the gazetteer knows, or what is wrong with it. */
export function parsePhotoPlace(
  raw: Record<string, unknown>,
  known: Pick<Known, 'citiesNamed' | 'citiesLike' | 'isCountry' | 'tierCaps'>,
): Result<PhotoPlace, FieldErrors<'city' | 'country'>> {
  const { values, errors } = readFields(entries, raw)
  requireFields(['city'], values, errors)
  const country = values.country.toUpperCase()
  if (country && !known.isCountry(country)) errors.country ??= { code: 'notInList' }
  if (errors.city || errors.country) return no(errors)
  const cities = known.citiesNamed(values.city, country || undefined)
  const [city] = cities
  if (!city) {
    const like = (known.citiesLike ?? []).map(({ name, cc }) => ({ name, country: cc }))
    return no({ city: like.length > 0 ? { code: 'cityLike', cities: like } : { code: 'unknownCity' } })
  }
  const countries = [...new Set(cities.map(({ cc }) => cc))]
  if (countries.length > 1) return no({ country: { code: 'severalCities', countries } })
  const { cc, id, slug, name, lat, lon } = city
  // What is hidden of actions is not told by photos.
  const hidesCities = known.tierCaps.get(cc) === 'country'
  return ok({ country: cc, city: hidesCities ? null : { id, slug, name, lat, lon } })
}
