import { type DayTextField, dayTextEntries } from './day-text.ts'
import type { FieldErrors } from './field-error.ts'
import { choice, line, readFields, requireFields } from './fields.ts'
import { readTexts } from './language-fields.ts'
import { SITE_LANGS, type SiteLang } from './languages.ts'
import { no, ok, type Result } from './result.ts'
import { isTidySlug } from './slug.ts'
import { type DayDates, nextDate, WEEKDAYS } from './week.ts'
import { isDate, isTime } from './when.ts'

/** Longest address of a day, in characters. */
const MAX_SLUG = 80

/** What a coordinator says of a day. */
export type DayFields = DayDates & {
  slug: string
  /** Wall times (HH:MM) that are suggested for its actions. */
  startTime: string | null
  endTime: string | null
  /** The first and last date (YYYY-MM-DD) on which groups may register. */
  opensOn: string | null
  closesOn: string | null
  texts: DayFieldsText[]
}
export type DayFieldsText = {
  lang: SiteLang
  title: string
  call: string
  suggestion: string
  slogans: string
  original: boolean
}

const date = line({ max: 10, digits: true })
const time = line({ max: 5, digits: true })
const entries = {
  slug: line({ max: MAX_SLUG }),
  startsOn: date,
  endsOn: date,
  weekday: choice(WEEKDAYS),
  startTime: time,
  endTime: time,
  opensOn: date,
  closesOn: date,
  original: choice(SITE_LANGS),
}
/** The names of the fields: `title_en`, `call_en` and so on beside the fixed ones. */
export type DayField = keyof typeof entries | DayTextField

/** Raw input as a day, or every error at once. */
export function parseDayFields(raw: Record<string, unknown>): Result<DayFields, FieldErrors<DayField>> {
  const { values, errors: found } = readFields(entries, raw)
  const errors: FieldErrors<DayField> = found
  const { slug, startsOn, endsOn, weekday, original, startTime, endTime, opensOn, closesOn } = values
  requireFields(['slug', 'startsOn', 'original'], values, errors)
  if (slug && !isTidySlug(slug)) errors.slug ??= { code: 'notASlug' }
  for (const name of ['startsOn', 'endsOn', 'opensOn', 'closesOn'] as const)
    if (values[name] && !isDate(values[name])) errors[name] ??= { code: 'notADate' }
  for (const name of ['startTime', 'endTime'] as const)
    if (values[name] && !isTime(values[name])) errors[name] ??= { code: 'notATime' }
  if (endsOn && endsOn < startsOn) errors.endsOn ??= { code: 'endBeforeStart' }
  if (endTime && !startTime) errors.startTime ??= { code: 'required' }
  if (endTime && startTime && endTime <= startTime) errors.endTime ??= { code: 'endBeforeStart' }
  if (opensOn && closesOn && closesOn < opensOn) errors.closesOn ??= { code: 'endBeforeStart' }
  const texts: DayFieldsText[] = readTexts(dayTextEntries, raw, { head: 'title', original }, errors)
  if (Object.keys(errors).length > 0) return no(errors)
  const dates = { startsOn, endsOn: endsOn || (weekday ? null : startsOn), weekday }
  if (nextDate(dates, startsOn) === null) return no({ endsOn: { code: 'endBeforeStart' } })
  return ok({
    slug,
    ...dates,
    startTime: startTime || null,
    endTime: endTime || null,
    opensOn: opensOn || null,
    closesOn: closesOn || null,
    texts,
  })
}
