import type { FieldErrors } from './field-error.ts'
import { lines, readFields } from './fields.ts'
import { no, ok, type Result } from './result.ts'

/** Why somebody wants a photo removed: a few sentences, in characters. */
export const MAX_REMOVAL_REASON = 500

/** Requests of one photo beyond these say nothing new, and are not kept. */
export const REQUESTS_A_PHOTO = 20

/** Over this time hides are counted, milliseconds. */
export const FLOOD_WINDOW_MS = 3_600_000
/**
 * More photos than these are not hidden within an hour: a march's worth of people who find themselves on it, and what one
 * coordinator can look at meanwhile. On a site with many photos it is a tenth of them, so that nobody empties it.
 */
const HIDES_AN_HOUR = 20
const SHARE_AN_HOUR = 1 / 10

/**
 * More photos that everybody sees, and nobody has asked to have removed, one coordinator does not delete within an hour: deleted
 * is for good, and their session may be somebody else's by then.
 */
export const REMOVED_AN_HOUR = 20

/** What somebody wrote in a request is about a person: it is forgotten with the decision, or after so long. Milliseconds. */
export const REASONS_KEPT_MS = 30 * 86_400_000

/** How many photos may be hidden within an hour where so many are public, those that are hidden among them. */
export function hidesAllowed(published: number): number {
  return Math.max(HIDES_AN_HOUR, Math.floor(published * SHARE_AN_HOUR))
}

const entries = { reason: lines({ max: MAX_REMOVAL_REASON }) }

/** A posted request: its reason, '' where none was given, or what is wrong with it. */
export function parseRemoval(raw: Record<string, unknown>): Result<string, FieldErrors<'reason'>> {
  const { values, errors } = readFields(entries, raw)
  return errors.reason ? no(errors) : ok(values.reason)
}
