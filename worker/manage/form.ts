import type { FieldErrors } from '../rules/field-error.ts'
import { checkbox, lines, readFields, requireFields } from '../rules/fields.ts'
import { no, ok, type Result } from '../rules/result.ts'

/** A reason that everybody reads: a few sentences. */
const MAX_REASON = 500

/** The reason of a cancellation. */
export function parseCancellation(raw: Record<string, unknown>): Result<string, FieldErrors<'reason'>> {
  const { values, errors } = readFields({ reason: lines({ max: MAX_REASON }) }, raw)
  requireFields(['reason'], values, errors)
  return errors.reason ? no(errors) : ok(values.reason)
}

/** Whether "delete everything" was confirmed. */
export function parseDeletion(raw: Record<string, unknown>): Result<true, FieldErrors<'confirm'>> {
  const { values } = readFields({ confirm: checkbox() }, raw)
  return values.confirm ? ok(true) : no({ confirm: { code: 'notConfirmed' } })
}
