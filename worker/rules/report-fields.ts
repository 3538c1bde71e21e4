import type { FieldErrors } from './field-error.ts'
import { choice, count, isWebAddress, lines, readFields, requireFields } from './fields.ts'
import { COUNTERS, type Counter } from './kinds.ts'
import { TEXT_LANGS } from './languages.ts'
import { no, ok, type Result } from './result.ts'

/** Longest report, in characters: two pages. */
export const MAX_REPORT = 6000
/** More than any march ever had. */
const MAX_TURNOUT = 10_000_000
const MAX_LINKS = 10
const MAX_LINK_LENGTH = 500

/** What an organizer says afterwards. */
export type ReportFields = {
  lang: string
  text: string
  turnout: { from: number; to: number; countedBy: Counter | null } | null
  links: string[]
}

const entries = {
  text: lines({ max: MAX_REPORT }),
  lang: choice(TEXT_LANGS),
  turnoutFrom: count({ max: MAX_TURNOUT }),
  turnoutTo: count({ max: MAX_TURNOUT }),
  countedBy: choice(COUNTERS),
  links: lines({ max: MAX_LINKS * (MAX_LINK_LENGTH + 1) }),
}
/** The names of the fields, as the form and its errors use them. */
export type ReportField = keyof typeof entries

/** Raw input as a report, or every error at once. One number alone is both ends of the turnout. */
export function parseReportFields(raw: Record<string, unknown>): Result<ReportFields, FieldErrors<ReportField>> {
  const { values: typed, errors } = readFields(entries, raw)
  requireFields(['text', 'lang'], typed, errors)
  const from = typed.turnoutFrom ?? typed.turnoutTo
  const to = typed.turnoutTo ?? typed.turnoutFrom
  if (from !== null && to !== null && to < from) errors.turnoutTo ??= { code: 'toBelowFrom' }
  if (from !== null && !typed.countedBy) errors.countedBy ??= { code: 'required' }
  const links = [
    ...new Set(
      typed.links
        .split('\n')
        .map((link) => link.trim())
        .filter(Boolean),
    ),
  ]
  if (links.length > MAX_LINKS) errors.links ??= { code: 'tooMany', max: MAX_LINKS }
  if (links.some((link) => link.length > MAX_LINK_LENGTH || !isWebAddress(link))) errors.links ??= { code: 'notAUrl' }
  const { lang, text, countedBy } = typed
  if (Object.keys(errors).length > 0 || !lang) return no(errors)
  return ok({ lang, text, turnout: from === null || to === null ? null : { from, to, countedBy }, links })
}
