import type { ActionFields } from './action-fields.ts'
import { wallTime } from './when.ts'

/** What a form holds and posts: texts by field, several under one name for ticked boxes. */
export type FormValues = Record<string, string | string[]>

/** An action's fields as somebody would type them: the inverse of parseActionFields, for the form that edits. */
export function typedAction(fields: ActionFields): FormValues {
  const { when, place, access, text, link } = fields
  const [startDate = '', startTime = ''] = when.startsLocal.split('T')
  const [endDate = '', endTime = ''] = (when.endsLocal ?? '').split('T')
  const [revealDate = '', revealTime = ''] =
    fields.revealAt === null ? [] : wallTime(fields.revealAt, when.zone).split('T')
  return {
    ...text,
    kind: fields.kind,
    attendance: fields.attendance,
    days: fields.days,
    groups: fields.groups.join('\n'),
    allDay: when.allDay ? 'on' : '',
    startDate,
    startTime,
    endDate: endDate === startDate ? '' : endDate,
    endTime,
    zone: when.zone,
    country: place?.country ?? '',
    city: place?.city.name ?? '',
    neighbourhood: place?.neighbourhood ?? '',
    venue: place?.venue ?? '',
    address: place?.address ?? '',
    lat: place?.point ? String(place.point.lat) : '',
    lon: place?.point ? String(place.point.lon) : '',
    tier: fields.tier,
    revealDate,
    revealTime,
    joinUrl: fields.joinUrl ?? '',
    linkUrl: link?.url ?? '',
    linkLang: link?.lang ?? '',
    stepFree: access.stepFree ?? '',
    signLanguage: access.signLanguage ? 'on' : '',
    accessNote: access.note ?? '',
  }
}

/** What somebody typed without what belongs to one date: for the same once more. */
export function withoutDates(typed: FormValues): FormValues {
  return { ...typed, days: [], startDate: '', endDate: '', revealDate: '', revealTime: '' }
}
