import { countryName, placeCity } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import { type Cell, printCsv } from '../../rules/csv.ts'
import { LICENCE_NAMES } from '../../rules/licence-names.ts'
import { LICENCE_URLS } from '../../rules/photo.ts'
import type { PublicPhoto } from '../../rules/public-photo.ts'
import type { PackHead } from '../feed-head.ts'

/** A photo as it lies in a pack: what everybody may see of it, its file, and the SHA-256 of that (hexadecimal). */
export type PackedPhoto = PublicPhoto & { file: string; sha256: string; bytes: number }

/**
 * The name of a photo's file: by country and city, as far as they are public, and its key, which makes it the only one.
 * Letters, digits and hyphens, never a name that Windows keeps for itself.
 */
export function photoFile({ key, place }: PublicPhoto): string {
  const where = place ? [place.country.toLowerCase(), place.city?.slug ?? ''] : ['online']
  return `photos/${[...where, key].filter(Boolean).join('-')}.webp`
}

const COLUMNS = [
  'file',
  'caption',
  'description',
  'language',
  'credit',
  'licence',
  'licence_url',
  'country_code',
  'country',
  'city',
  'latitude',
  'longitude',
  'point_is',
  'action',
  'page',
  'width',
  'height',
  'bytes',
  'sha256',
] as const

/** The photos of a pack as a table, a line each. */
export function photosCsv(photos: readonly PackedPhoto[], head: PackHead): string {
  return printCsv(
    COLUMNS,
    photos.map((photo) => photoRow(photo, head)),
  )
}

/** The same as JSON, a list of objects with the table's columns. */
export function photosJson(photos: readonly PackedPhoto[], head: PackHead): string {
  return `${JSON.stringify(
    photos.map((photo) => photoRow(photo, head)),
    null,
    1,
  )}\n`
}

function photoRow(photo: PackedPhoto, { lang, absolute }: PackHead): Record<(typeof COLUMNS)[number], Cell> {
  const { place, action, licence } = photo
  return {
    file: photo.file,
    caption: photo.caption,
    description: photo.description,
    language: photo.lang,
    credit: photo.credit,
    licence: LICENCE_NAMES[licence],
    licence_url: LICENCE_URLS[licence],
    country_code: place?.country ?? null,
    country: place && countryName(place.country, lang),
    city: place && placeCity(place, lang),
    latitude: place?.point?.lat ?? null,
    longitude: place?.point?.lon ?? null,
    point_is: place?.point?.precision ?? null,
    action: action && absolute(paths.action(lang, action.id)),
    page: absolute(paths.photoPage(lang, photo.key)),
    width: photo.width,
    height: photo.height,
    bytes: photo.bytes,
    sha256: photo.sha256,
  }
}
