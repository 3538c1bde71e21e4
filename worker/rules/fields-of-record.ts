import type { ActionFields } from './action-fields.ts'
import type { PlaceCity } from './action-place.ts'
import type { ActionRecord } from './action-record.ts'

/** What an organizer once typed, from the row: the inverse of how a change writes it. */
export function fieldsOfRecord(record: ActionRecord): ActionFields {
  const original = record.texts.find((text) => text.original)
  if (!original) throw new Error(`action ${record.id} has no original text`)
  const { lang, title, summary } = original
  return {
    kind: record.kind,
    attendance: record.attendance,
    when: {
      allDay: record.allDay,
      startsLocal: record.startsLocal,
      endsLocal: record.endsLocal,
      zone: record.zone,
      startsAt: record.startsAt,
      endsAt: record.endsAt,
      precision: record.datePrecision,
    },
    place: placeOf(record),
    tier: record.tier,
    revealAt: record.revealAt,
    joinUrl: record.joinUrl,
    text: { lang, title, summary },
    link: record.linkUrl === null ? null : { url: record.linkUrl, lang: record.linkLang },
    days: record.days.map(({ day }) => day.slug),
    groups: record.groups.map(({ name }) => name),
    access: { stepFree: record.stepFree, signLanguage: record.signLanguage, note: record.accessNote },
  }
}

function placeOf(record: ActionRecord): ActionFields['place'] {
  const { country, cityName, neighbourhood, venue, address, lat, lon } = record
  if (country === null || cityName === null) return null
  const point = lat === null || lon === null ? null : { lat, lon }
  return { country, city: cityOf(record, cityName), neighbourhood, venue, address, point }
}

function cityOf({ cityId, citySlug, cityLat, cityLon }: ActionRecord, name: string): PlaceCity {
  if (cityId === null || citySlug === null || cityLat === null || cityLon === null) return { id: null, name }
  return { id: cityId, slug: citySlug, name, lat: cityLat, lon: cityLon }
}
