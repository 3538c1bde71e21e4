import type { FieldErrors } from './field-error.ts'
import { choice, line, lines, readFields, requireFields } from './fields.ts'
import { SITE_LANGS, type SiteLang } from './languages.ts'
import { no, ok, type Result } from './result.ts'
import { isTidySlug } from './slug.ts'
import { type DayDates, nextDate, WEEKDAYS } from './week.ts'
import { isDate } from './when.ts'

/** Longest texts of a day, in characters. */
export const MAX_DAY = { title: 140, call: 6000, slug: 80 } as const

/** What a coordinator says of a day. */
export type DayFields = DayDates & {
  slug: string
  texts: { lang: SiteLang; title: string; call: string; original: boolean }[]
}

const titles = Object.fromEntries(
  SITE_LANGS.flatMap((lang) => [[`title_${lang}`, line({ max: MAX_DAY.title })] as const]),
)
const calls = Object.fromEntries(SITE_LANGS.map((lang) => [`call_${lang}`, lines({ max: MAX_DAY.call })]))
const entries = {
  slug: line({ max: MAX_DAY.slug }),
  startsOn: line({ max: 10, digits: true }),
  endsOn: line({ max: 10, digits: true }),
  weekday: choice(WEEKDAYS),
  original: choice(SITE_LANGS),
}
/** The names of the fields: `title_en`, `call_en` and so on beside the fixed ones. */
export type DayField = keyof typeof entries | `title_${SiteLang}` | `call_${SiteLang}`

/** Raw input as a day, or every error at once. */
export function parseDayFields(raw: Record<string, unknown>): Result<DayFields, FieldErrors<DayField>> {
  const fixed = readFields(entries, raw)
  const title = readFields(titles, raw)
  const call = readFields(calls, raw)
  const errors: FieldErrors<DayField> = { ...fixed.errors, ...title.errors, ...call.errors }
  const { slug, startsOn, endsOn, weekday, original } = fixed.values
  requireFields(['slug', 'startsOn', 'original'], fixed.values, errors)
  if (slug && !isTidySlug(slug)) errors.slug ??= { code: 'notASlug' }
  if (startsOn && !isDate(startsOn)) errors.startsOn ??= { code: 'notADate' }
  if (endsOn && !isDate(endsOn)) errors.endsOn ??= { code: 'notADate' }
  else if (endsOn && endsOn < startsOn) errors.endsOn ??= { code: 'endBeforeStart' }
  const texts = SITE_LANGS.map((lang) => ({
    lang,
    title: title.values[`title_${lang}`] ?? '',
    call: call.values[`call_${lang}`] ?? '',
    original: lang === original,
  }))
  for (const { lang, title: heading, call: body, original: isOriginal } of texts) {
    if (!heading && (body || isOriginal)) errors[`title_${lang}`] ??= { code: 'required' }
  }
  if (Object.keys(errors).length > 0) return no(errors)
  const dates = { startsOn, endsOn: endsOn || (weekday ? null : startsOn), weekday }
  if (nextDate(dates, startsOn) === null) return no({ endsOn: { code: 'endBeforeStart' } })
  return ok({
    slug,
    ...dates,
    texts: texts.filter(({ title: heading }) => heading !== ''),
  })
}
