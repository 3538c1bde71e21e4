import type { NoticeVerdict } from '../../change/notice.ts'
import type { FieldErrors } from '../../rules/field-error.ts'
import { choice, count, lines, readFields, requireFields } from '../../rules/fields.ts'
import { REFUSAL_REASONS } from '../../rules/refusal-reasons.ts'
import { no, ok, type Result } from '../../rules/result.ts'
import { MAX_REASON, refusalIn } from '../queue/form.ts'

const entries = {
  verdict: choice(['publish', 'reject']),
  revision: count({ max: 999_999_999 }),
  why: choice(REFUSAL_REASONS),
  reason: lines({ max: MAX_REASON }),
}
/** The fields of a verdict's form on a notice. */
export type NoticeVerdictField = keyof typeof entries

/** A verdict on a notice, and the revision of the action on which it was taken. */
export type PostedNoticeVerdict = { verdict: NoticeVerdict; revision: number }

/** A posted verdict on a notice in a language (BCP 47), or its errors: a refusal needs a reason, chosen or written. */
export function parseNoticeVerdict(
  raw: Record<string, unknown>,
  lang: string,
): Result<PostedNoticeVerdict, FieldErrors<NoticeVerdictField>> {
  const { values, errors } = readFields(entries, raw)
  requireFields(['verdict', 'revision'], values, errors)
  const { verdict: decision, revision, why } = values
  const reason = refusalIn(lang, why, values.reason)
  if (decision === 'reject' && reason === '') errors.reason ??= { code: 'required' }
  if (!decision || revision === null || Object.keys(errors).length > 0) return no(errors)
  return ok({ revision, verdict: decision === 'publish' ? { decision } : { decision, reason } })
}
