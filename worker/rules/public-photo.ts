import type { ActionText } from './action-record.ts'
import type { Licence, PhotoStatus } from './photo.ts'
import type { PublicAction } from './public-action.ts'
import type { PublicPlace } from './public-place.ts'
import { present } from './translations.ts'

/** What of a photo's row everybody may see of it, and what says where it is from. */
export type PhotoColumns = {
  key: string
  status: PhotoStatus
  lang: string
  caption: string
  description: string
  credit: string
  licence: Licence
  width: number
  height: number
  country: string | null
  cityId: number | null
  citySlug: string | null
  cityName: string | null
  cityLat: number | null
  cityLon: number | null
}

/** A photo as everybody may see it. */
export type PublicPhoto = Pick<
  PhotoColumns,
  'key' | 'lang' | 'caption' | 'description' | 'credit' | 'licence' | 'width' | 'height'
> & {
  /** Where it is from, as far as its action's tier lets the public see; null of what is online. */
  place: PublicPlace | null
  /** What it is of; null where it was sent for a day without an action. */
  action: { id: string; texts: Pick<ActionText, 'lang' | 'title' | 'original'>[] } | null
}

/**
 * What everybody may see of a photo with the action that it is of (null of a photo for a day), or null where it may not be
 * seen. The place is the action's own, never that of the photo's row.
 */
export function publicPhoto(row: PhotoColumns, action: PublicAction | null): PublicPhoto | null {
  if (row.status !== 'published') return null
  const { key, lang, caption, description, credit, licence, width, height } = row
  const shown = { key, lang, caption, description, credit, licence, width, height }
  if (!action) return { ...shown, place: placeOfRow(row), action: null }
  const texts = present(action.texts).map(({ lang, title, original }) => ({ lang, title, original }))
  return { ...shown, place: action.place, action: { id: action.id, texts } }
}

/** A photo for a day says its city, and nothing finer. */
function placeOfRow({ country, cityId, citySlug, cityName, cityLat, cityLon }: PhotoColumns): PublicPlace | null {
  if (country === null) return null
  const known = cityId !== null && citySlug !== null
  const city =
    cityName === null
      ? null
      : known
        ? { id: cityId, slug: citySlug, name: cityName }
        : ({ id: null, slug: null, name: cityName } as const)
  const point =
    cityLat === null || cityLon === null ? null : ({ lat: cityLat, lon: cityLon, precision: 'city' } as const)
  return { tier: city ? 'city' : 'country', country, city, neighbourhood: null, venue: null, address: null, point }
}
