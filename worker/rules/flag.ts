import type { FieldErrors } from './field-error.ts'
import { choice, lines, readFields, requireFields } from './fields.ts'
import { no, ok, type Result } from './result.ts'

/** What can be wrong with an action or a photo. */
export const FLAG_REASONS = ['not-real', 'wrong-facts', 'danger', 'private', 'hate', 'other'] as const
export type FlagReason = (typeof FLAG_REASONS)[number]

/** A few words, in characters. */
export const MAX_FLAG_TEXT = 300
/** Of one thing no more texts are kept: a flood says nothing new. */
export const TEXTS_AN_ITEM = 10
/** What somebody wrote may be about a person: it is forgotten with the verdict, or after so long. Milliseconds. */
export const FLAG_TEXTS_KEPT_MS = 30 * 86_400_000

/** What can be flagged. */
export type Flagged = { action: string } | { photo: string }

/** A thing that is flagged, by the name that things have at the desk: `action:ID`, `photo:KEY`. */
export function flaggedItem(of: Flagged): string {
  return 'action' in of ? `action:${of.action}` : `photo:${of.photo}`
}

/** The thing of such a name, or null. */
export function parseFlagged(item: string): Flagged | null {
  const [, kind, id = ''] = /^(action|photo):([0-9a-z]{10,26})$/.exec(item) ?? []
  if (kind === undefined) return null
  return kind === 'action' ? { action: id } : { photo: id }
}

/** What visitors said of one thing: how often, why, and a few of their words. */
export type FlagSummary = {
  item: string
  count: number
  /** When it was first flagged for the last of its reasons (milliseconds): what somebody has looked at names nothing later. */
  newestAt: number
  reasons: { reason: FlagReason; count: number }[]
  texts: string[]
}

/** A flagged thing as somebody has seen it at the desk. */
export type SeenFlag = Pick<FlagSummary, 'item' | 'newestAt'>

const SEEN = /^([a-z]+:[0-9a-z]+)~(\d{1,15})$/

/** The same as the value of a field. */
export function printSeenFlag({ item, newestAt }: SeenFlag): string {
  return `${item}~${newestAt}`
}

/** A flagged thing from such a value, or null. */
export function parseSeenFlag(text: string): SeenFlag | null {
  const [, item = '', newestAt = ''] = SEEN.exec(text) ?? []
  return parseFlagged(item) ? { item, newestAt: Number(newestAt) } : null
}

/** What somebody says is wrong. */
export type Flag = { reason: FlagReason; text: string }

const entries = { reason: choice(FLAG_REASONS), text: lines({ max: MAX_FLAG_TEXT }) }

/** A posted flag, or what is wrong with it. */
export function parseFlag(raw: Record<string, unknown>): Result<Flag, FieldErrors<'reason' | 'text'>> {
  const { values, errors } = readFields(entries, raw)
  requireFields(['reason'], values, errors)
  const { reason, text } = values
  return reason === null || Object.keys(errors).length > 0 ? no(errors) : ok({ reason, text })
}
