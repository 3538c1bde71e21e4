import type { ActionRecord } from './action-record.ts'
import type { FieldErrors } from './field-error.ts'
import { choice, line, lines, readFields, requireFields } from './fields.ts'
import { TEXT_LANGS, type TextLang } from './languages.ts'
import { no, ok, type Result } from './result.ts'
import { resolveHour } from './when.ts'

/** Over: its hour has passed, its organizer took it back, or another one came after it. */
export const NOTICE_STATUSES = ['pending', 'published', 'rejected', 'over'] as const

/** What an organizer has to say at once, as it is stored; `until` in milliseconds, null until the action's end. */
export type NoticeRecord = {
  id: string
  status: 'pending' | 'published' | 'rejected'
  lang: string
  text: string
  until: number | null
  /** Why it was refused, for its organizer. */
  reason: string | null
}

/** What everybody is shown of it. Its hour is none of this: by the end of a whole date it would tell a zone that is hidden. */
export type PublicNotice = { lang: string; text: string }

/** Characters: what stands above everything else must be read at a glance. */
export const MAX_NOTICE = 280

/** The fields of the form. */
export type NoticeField = 'notice' | 'noticeLang' | 'untilDate' | 'untilTime'

/** A notice as its organizer wants it; `until` in milliseconds, null for the end of the action. */
export type NoticeFields = { text: string; lang: TextLang; until: number | null }

/** The notice of an action that is shown at `now`, and the moment at which it goes; `endsAt` is the public end. Milliseconds. */
export function noticeAt(
  { status, notices }: Pick<ActionRecord, 'status' | 'notices'>,
  endsAt: number,
  now: number,
): { notice: PublicNotice; until: number } | null {
  const shown = notices.find((each) => each.status === 'published')
  // Whoever cancels says why: what holds is that nothing takes place.
  if (!shown || status !== 'published') return null
  const until = shown.until ?? endsAt
  return now < until ? { notice: { lang: shown.lang, text: shown.text }, until } : null
}

/**
 * A posted notice about an action, or every error at once. The hour is one of the clock at the venue; one that is left out or
 * lies behind the action's end is that end.
 */
export function parseNotice(
  raw: Record<string, unknown>,
  { zone, endsAt }: Pick<ActionRecord, 'zone' | 'endsAt'>,
  now: number,
): Result<NoticeFields, FieldErrors<NoticeField>> {
  const { values, errors } = readFields(
    {
      notice: lines({ max: MAX_NOTICE }),
      noticeLang: choice(TEXT_LANGS),
      untilDate: line({ max: 10, digits: true }),
      untilTime: line({ max: 5, digits: true }),
    },
    raw,
  )
  requireFields(['notice', 'noticeLang'], values, errors)
  const { notice, noticeLang, untilDate, untilTime } = values
  let until: number | null = null
  if (untilDate || untilTime) {
    requireFields(['untilDate', 'untilTime'], values, errors)
    const hour = resolveHour(untilDate, untilTime, zone)
    if (hour.ok) {
      if (hour.value <= now) errors.untilTime ??= { code: 'hourPassed' }
      until = hour.value < endsAt ? hour.value : null
    } else {
      if (hour.error.date) errors.untilDate ??= hour.error.date
      if (hour.error.time) errors.untilTime ??= hour.error.time
    }
  }
  if (Object.keys(errors).length > 0 || !noticeLang) return no(errors)
  return ok({ text: notice, lang: noticeLang, until })
}
