import type { ActionFields } from '../rules/action-fields.ts'
import { publicIndex } from '../rules/public-index.ts'
import type { NewAction } from '../store/action-writes.ts'

/** The columns of `actions` that an organizer's fields decide. */
export type FieldColumns = Omit<
  NewAction,
  | 'id'
  | 'revision'
  | 'linkHash'
  | 'status'
  | 'cancelReason'
  | 'cancelledBy'
  | 'verdictReason'
  | 'sequence'
  | 'publishedAt'
  | 'createdAt'
>

/** An organizer's fields as columns, with what selections compare. */
export function actionRow(fields: ActionFields): FieldColumns {
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
