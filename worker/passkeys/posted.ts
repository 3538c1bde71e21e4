import * as v from 'valibot'
import { line } from '../rules/fields.ts'

/** A passkey's name fits a line of a list. */
const MAX_NAME = 60

const named = v.object({ name: v.pipe(line({ max: MAX_NAME }), v.minLength(1)), response: v.unknown() })
const signed = v.object({ to: v.optional(v.string(), ''), response: v.unknown() })

/** What a script posts for a new passkey: what its owner calls it, and the device's answer, still to be checked; or null. */
export function parseNewPasskey(posted: unknown): { name: string; response: unknown } | null {
  const parsed = v.safeParse(named, posted)
  return parsed.success ? parsed.output : null
}

/** What a script posts to sign in: the device's answer, still to be checked, and where one goes on; or null. */
export function parseSignIn(posted: unknown): { to: string; response: unknown } | null {
  const parsed = v.safeParse(signed, posted)
  return parsed.success ? parsed.output : null
}
