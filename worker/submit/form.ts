import type { ActionField } from '../rules/action-entries.ts'
import { type ActionFields, parseActionFields } from '../rules/action-fields.ts'
import type { Known } from '../rules/action-place.ts'
import { dateErrors } from '../rules/date-bounds.ts'
import type { FieldErrors } from '../rules/field-error.ts'
import { emailAddress, readFields } from '../rules/fields.ts'
import { no, ok, type Result } from '../rules/result.ts'

/** A registration's fields: the action's, and an address for letters. */
export type SubmitField = ActionField | 'email'
export type Submission = { fields: ActionFields; email: string | null }

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
  return ok({ fields: parsed.value, email: values.email || null })
}
