import type { PhotoVerdict } from '../../change/photo-verdict.ts'
import type { FieldErrors } from '../../rules/field-error.ts'
import { checkbox, choice, count, readFields, requireFields } from '../../rules/fields.ts'
import { isPhotoKey } from '../../rules/photo.ts'
import { type PhotoWords, photoWordEntries } from '../../rules/photo-fields.ts'
import { no, ok, type Result } from '../../rules/result.ts'
import type { PhotoPosition } from '../../store/photo-desk.ts'

/** A posted revision, which is below this. */
export const MAX_REVISION = 999_999_999

const entries = {
  verdict: choice(['publish', 'save', 'restore', 'reject', 'remove']),
  revision: count({ max: MAX_REVISION }),
  ...photoWordEntries,
}

/** The fields of a decision on a photo. */
export type DecisionField = keyof typeof entries

/** What a decision's form posts: the decision, and the revision of the photo on which it was taken. */
export type PostedPhotoVerdict = { verdict: PhotoVerdict; revision: number }

/** A posted decision on a photo, or its errors. */
export function parsePhotoVerdict(
  raw: Record<string, unknown>,
): Result<PostedPhotoVerdict, FieldErrors<DecisionField>> {
  const { values, errors } = readFields(entries, raw)
  requireFields(['verdict', 'revision'], values, errors)
  const { verdict: decision, revision, caption, description, credit } = values
  const words: PhotoWords = { caption, description, credit }
  const goes = decision === 'reject' || decision === 'remove'
  // What is deleted needs no good words.
  if (decision && revision !== null && goes) return ok({ revision, verdict: { decision } })
  if (!decision || revision === null || goes || Object.keys(errors).length > 0) return no(errors)
  return ok({ revision, verdict: { decision, words } })
}

/** Until when (milliseconds) photos were sent that are all to be refused; or that nobody has said so twice. */
export function parseRefusal(raw: Record<string, unknown>): Result<number, FieldErrors<'confirm' | 'until'>> {
  const { values } = readFields({ confirm: checkbox() }, raw)
  if (!values.confirm) return no({ confirm: { code: 'notConfirmed' } })
  const until = typeof raw.until === 'string' && /^\d{1,15}$/.test(raw.until) ? Number(raw.until) : null
  return until === null ? no({ until: { code: 'required' } }) : ok(until)
}

const POSITION = /^(\d{1,15})~([0-9a-z]{26})$/

/** A place in a list of photos as `after` names it, or null. */
export function parsePhotoPosition(text: string | undefined): PhotoPosition | null {
  const [, at, key] = POSITION.exec(text ?? '') ?? []
  return at !== undefined && key !== undefined ? { at: Number(at), key } : null
}

/** The same as text. */
export function printPhotoPosition({ at, key }: PhotoPosition): string {
  return `${at}~${key}`
}

/** The key of a photo in what somebody has pasted: a key, or the address of its page or bytes; null where there is none. */
export function photoKeyIn(text: string): string | null {
  const found = /(?:^|\/)([0-9a-z]{26})(?:[/?#]|$)/.exec(text.trim())?.[1] ?? ''
  return isPhotoKey(found) ? found : null
}
