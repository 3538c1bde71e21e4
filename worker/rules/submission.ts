import type { ActionField } from './action-entries.ts'
import { type ActionFields, parseActionFields } from './action-fields.ts'
import type { Known } from './action-place.ts'
import { dateErrors, pastErrors } from './date-bounds.ts'
import type { FieldErrors } from './field-error.ts'
import { emailAddress, readFields } from './fields.ts'
import { parseReportFields, type ReportField, type ReportFields } from './report-fields.ts'
import { no, ok, type Result } from './result.ts'

/** A registration's fields: the action's, and an address for letters. */
export type SubmitField = ActionField | 'email'
export type Submission = { fields: ActionFields; email: string | null; report: null }

/** The fields of an action that is over and of its report, which are written in one language. */
export type PastField = SubmitField | ReportField
export type PastSubmission = { fields: ActionFields; email: string | null; report: ReportFields }

/** A posted registration, or every error at once. `now` is in milliseconds since 1970 UTC. */
export function parseSubmission(
  raw: Record<string, unknown>,
  known: Known,
  now: number,
): Result<Submission, FieldErrors<SubmitField>> {
  const { values, errors } = readFields({ email: emailAddress() }, raw)
  const parsed = parseActionFields(raw, known)
  if (!parsed.ok) return no({ ...parsed.error, ...errors })
  const all = { ...dateErrors(parsed.value.when, now), ...errors }
  if (Object.keys(all).length > 0) return no(all)
  return ok({ fields: parsed.value, email: values.email || null, report: null })
}

/** An action that has taken place with its report, as posted in one form, or every error at once. */
export function parsePastSubmission(
  raw: Record<string, unknown>,
  known: Known,
  now: number,
): Result<PastSubmission, FieldErrors<PastField>> {
  const { values, errors } = readFields({ email: emailAddress() }, raw)
  const action = parseActionFields(raw, known)
  const report = parseReportFields(raw)
  const wrong = {
    ...(report.ok ? {} : report.error),
    ...(action.ok ? pastErrors(action.value.when, now) : action.error),
    ...errors,
  }
  if (!action.ok || !report.ok || Object.keys(wrong).length > 0) return no(wrong)
  return ok({ fields: action.value, email: values.email || null, report: report.value })
}
