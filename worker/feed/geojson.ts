import { dayUid } from '../calendar/day-event.ts'
import { actionUid } from '../calendar/vevent.ts'
import { placeName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { isoInstant, isoTimes } from '../rules/iso-times.ts'
import type { PublicAction } from '../rules/public-action.ts'
import { textIn } from '../rules/text-in.ts'
import type { Day } from '../store/days.ts'
import type { FeedHead } from './feed-head.ts'
import type { Feed } from './read-feed.ts'
import { tellEach } from './tell-each.ts'

/** What a map program shows beside a feature: flat, since many show nothing deeper. */
type Properties = Readonly<Record<string, string | number | boolean | string[] | null>>

/** A feature (RFC 7946, section 3.2); `geometry` null where nothing is to be drawn. Longitude comes first. */
export type Feature = {
  type: 'Feature'
  id: string
  geometry: { type: 'Point'; coordinates: [lon: number, lat: number] } | null
  properties: Properties
}

/** A FeatureCollection (RFC 7946, section 3.3). WGS 84, as the standard has it: there is no `crs`. */
export type FeatureCollection = { type: 'FeatureCollection'; features: Feature[] }

/** What a feed holds as GeoJSON, texts in the feed's language or the original: the calls, then the actions. */
export function toGeoJson({ days, actions }: Feed, head: FeedHead): FeatureCollection {
  const features = [
    ...tellEach(days, (day) => dayFeature(day, head)),
    ...tellEach(actions, (action) => actionFeature(action, head)),
  ]
  return { type: 'FeatureCollection', features }
}

/** A call is everywhere, so nothing of it is drawn. */
function dayFeature(day: Day, { lang, words, absolute }: FeedHead): Feature {
  const text = textIn(day.texts, lang)
  return {
    type: 'Feature',
    id: dayUid(day.slug),
    geometry: null,
    properties: {
      type: 'day',
      title: text.title,
      summary: text.call,
      lang: text.lang,
      url: absolute(paths.day(words, day.slug)),
      starts: day.startsOn,
      ends: day.endsOn,
      weekday: day.weekday,
      sequence: day.sequence,
      published: isoInstant(day.publishedAt),
    },
  }
}

function actionFeature(action: PublicAction, { lang, words, absolute }: FeedHead): Feature {
  const { id, when, place, access, joinUrl, revealsAt, poster } = action
  const text = textIn(action.texts, lang)
  const point = place?.point ?? null
  return {
    type: 'Feature',
    id: actionUid(id),
    geometry: point && { type: 'Point', coordinates: [point.lon, point.lat] },
    properties: {
      type: 'action',
      title: text.title,
      summary: text.summary,
      lang: text.lang,
      url: absolute(paths.action(words, id)),
      status: action.status,
      kind: action.kind,
      attendance: action.attendance,
      allDay: when.allDay,
      ...isoTimes(when),
      zone: when.zone,
      datePrecision: when.precision,
      // What the point is the middle of: that of a city is nobody's door.
      precision: point?.precision ?? null,
      place: place && placeName(place, lang),
      country: place?.country ?? null,
      neighbourhood: place?.neighbourhood ?? null,
      venue: place?.venue ?? null,
      address: place?.address ?? null,
      joinUrl,
      reveals: revealsAt === null ? null : isoInstant(revealsAt),
      days: action.days.map(({ slug }) => slug),
      groups: action.groups.map(({ name }) => name),
      stepFree: access.stepFree,
      signLanguage: access.signLanguage,
      poster: poster && absolute(paths.photo(poster.key)),
      posterDescription: poster?.description ?? null,
      posterCredit: poster?.credit ?? null,
      sequence: action.sequence,
      published: isoInstant(action.publishedAt),
    },
  }
}
