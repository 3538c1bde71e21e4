import type { ActionField } from '../rules/action-entries.ts'
import { type ActionFields, parseActionFields } from '../rules/action-fields.ts'
import type { Known } from '../rules/action-place.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { dateErrors } from '../rules/date-bounds.ts'
import type { FieldErrors } from '../rules/field-error.ts'
import { checkbox, count, emailAddress, lines, readFields, requireFields } from '../rules/fields.ts'
import { no, ok, type Result } from '../rules/result.ts'

/** A reason that everybody reads: a few sentences. */
const MAX_REASON = 500
/** An answer to a coordinator. */
const MAX_ANSWER = 1000

/** A posted edit of an action; dates that are moved have to be such as one may register for at `now` (milliseconds). */
export function parseEdit(
  raw: Record<string, unknown>,
  known: Known,
  record: ActionRecord,
  now: number,
): Result<ActionFields, FieldErrors<ActionField>> {
  const parsed = parseActionFields(raw, known, record.datePrecision)
  if (!parsed.ok) return parsed
  const { when } = parsed.value
  const moved = when.startsAt !== record.startsAt || when.endsAt !== record.endsAt
  const errors = moved ? dateErrors(when, now) : {}
  return Object.keys(errors).length > 0 ? no(errors) : parsed
}

/** The reason of a cancellation. */
export function parseCancellation(raw: Record<string, unknown>): Result<string, FieldErrors<'reason'>> {
  const { values, errors } = readFields({ reason: lines({ max: MAX_REASON }) }, raw)
  requireFields(['reason'], values, errors)
  return errors.reason ? no(errors) : ok(values.reason)
}

/** The answer to a coordinator's question. */
export function parseAnswer(raw: Record<string, unknown>): Result<string, FieldErrors<'answer'>> {
  const { values, errors } = readFields({ answer: lines({ max: MAX_ANSWER }) }, raw)
  requireFields(['answer'], values, errors)
  return errors.answer ? no(errors) : ok(values.answer)
}

/** The revision of the action that a posted edit was made from; null where it does not say. */
export function parseSeen(raw: Record<string, unknown>): number | null {
  return readFields({ revision: count({ max: 999_999_999 }) }, raw).values.revision
}

/** Whether "delete everything" was confirmed. */
export function parseDeletion(raw: Record<string, unknown>): Result<true, FieldErrors<'confirm'>> {
  const { values } = readFields({ confirm: checkbox() }, raw)
  return values.confirm ? ok(true) : no({ confirm: { code: 'notConfirmed' } })
}

/** Whether a hand-over was confirmed. */
export function parseHandOver(raw: Record<string, unknown>): Result<true, FieldErrors<'handOver'>> {
  const { values } = readFields({ handOver: checkbox() }, raw)
  return values.handOver ? ok(true) : no({ handOver: { code: 'notConfirmed' } })
}

/** An e-mail address that has to be there. */
export function parseAddress(raw: Record<string, unknown>): Result<string, FieldErrors<'email'>> {
  const { values, errors } = readFields({ email: emailAddress() }, raw)
  requireFields(['email'], values, errors)
  return errors.email ? no(errors) : ok(values.email)
}
