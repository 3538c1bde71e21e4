import type { ActionFields } from './action-fields.ts'
import type { ActionRecord } from './action-record.ts'
import { publicIndex } from './public-index.ts'
import { withOriginal } from './translations.ts'

/** An organizer's fields as columns, with what selections compare; fieldsOfRecord is its inverse. */
export function actionRow(fields: ActionFields) {
  const { when, place } = fields
  const city = place?.city
  const known = city && city.id !== null ? city : null
  const columns = {
    kind: fields.kind,
    attendance: fields.attendance,
    allDay: when.allDay,
    startsLocal: when.startsLocal,
    endsLocal: when.endsLocal,
    zone: when.zone,
    startsAt: when.startsAt,
    endsAt: when.endsAt,
    datePrecision: when.precision,
    country: place?.country ?? null,
    cityId: known?.id ?? null,
    citySlug: known?.slug ?? null,
    cityLat: known?.lat ?? null,
    cityLon: known?.lon ?? null,
    cityName: city?.name ?? null,
    neighbourhood: place?.neighbourhood ?? null,
    venue: place?.venue ?? null,
    address: place?.address ?? null,
    lat: place?.point?.lat ?? null,
    lon: place?.point?.lon ?? null,
    tier: fields.tier,
    revealAt: fields.revealAt,
    joinUrl: fields.joinUrl,
    linkUrl: fields.link?.url ?? null,
    linkLang: fields.link?.lang ?? null,
    stepFree: fields.access.stepFree,
    signLanguage: fields.access.signLanguage,
    accessNote: fields.access.note,
  }
  return { ...columns, ...publicIndex(columns) }
}

/** A record as it would be with other fields: for the preview of a change that waits. */
export function recordWith(record: ActionRecord, fields: ActionFields): ActionRecord {
  const { text, days, groups } = fields
  return {
    ...record,
    ...actionRow(fields),
    texts: withOriginal(
      record.texts,
      { ...text, original: true, outdated: false },
      ({ title, summary }) => title !== text.title || summary !== text.summary,
    ),
    days: days.map((slug) => record.days.find(({ day }) => day.slug === slug) ?? unreadDay(slug)),
    groups: groups.map((name) => record.groups.find((each) => each.name === name) ?? { name, group: null }),
    waitingChange: null,
  }
}

/** An action of these fields as it will be once it is published at `now` (milliseconds), before it is stored. */
export function publishedRecord(id: string, fields: ActionFields, now: number): ActionRecord {
  const nothingYet = { texts: [], days: [], groups: [], waitingChange: null, reports: [], posters: [], notices: [] }
  const stamps = { revision: 0, sequence: 0, publishedAt: now, createdAt: now }
  const decided = { status: 'published', cancelReason: null, cancelledBy: null, verdictReason: null } as const
  return recordWith({ id, ...stamps, ...decided, ...actionRow(fields), ...nothingYet }, fields)
}

/** A day whose texts were not read with the action: its slug has to do. */
function unreadDay(slug: string): ActionRecord['days'][number] {
  return { day: { slug, texts: [{ lang: 'en', title: slug, original: true }] } }
}
