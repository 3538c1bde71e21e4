import type { Verdict } from '../../change/verdict.ts'
import { messages } from '../../messages/messages.ts'
import { MAX_GROUPS } from '../../rules/action-entries.ts'
import type { ActionRecord } from '../../rules/action-record.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import type { FieldErrors } from '../../rules/field-error.ts'
import { checkbox, choice, count, line, lines, readFields, requireFields, words } from '../../rules/fields.ts'
import { namesOneOf } from '../../rules/hidden-words.ts'
import { shippedLang } from '../../rules/languages.ts'
import type { Point } from '../../rules/location-tier.ts'
import { isPhotoKey } from '../../rules/photo.ts'
import { CANCEL_REASONS, REFUSAL_REASONS, type RefusalReason } from '../../rules/refusal-reasons.ts'
import { no, ok, type Result } from '../../rules/result.ts'
import { isPublicId } from '../../rules/secret.ts'
import { capExceeded, type TierCaps } from '../../rules/tier-cap.ts'

/** A line, in characters. */
const MAX_LINE = 120
/** A reason to an organizer, or a question: a few sentences. */
export const MAX_REASON = 1000

const entries = {
  verdict: choice([
    ...(['publish', 'reject', 'publish-trust', 'ask', 'merge', 'cancel'] as const),
    ...(['publish-change', 'reject-change', 'publish-report', 'reject-report', 'confirm', 'restore'] as const),
  ]),
  revision: count({ max: 999_999_999 }),
  why: choice(REFUSAL_REASONS),
  whyCancelled: choice(CANCEL_REASONS),
  reason: lines({ max: MAX_REASON }),
  question: lines({ max: MAX_REASON }),
  confirmed: words({ max: MAX_GROUPS }),
  finer: checkbox(),
}
/** The fields of a verdict's form. */
export type VerdictField = keyof typeof entries | 'kept'

/**
 * What a verdict's form posts: the decision, the revision of the action on which it was taken, the name of the group that is
 * trusted with it, and whether it knowingly shows more than the cap lets it (`finer`): then a second coordinator has to agree.
 */
export type PostedVerdict = { verdict: Verdict; revision: number; trusts: string | null; finer: boolean }

/** What a verdict is held against; `kept` is the action that the form names as the one that stays. */
type Around = { caps: TierCaps; zoneAt: (point: Point) => string; kept: ActionRecord | null }

/**
 * A posted verdict on an action, or its errors: a refusal needs a reason, chosen or written, and nothing appears that shows
 * more of a place than its country's cap lets it, even where the cap came later than the action.
 */
export function parseVerdict(
  raw: Record<string, unknown>,
  { fields, change, hidden }: Pick<DeskAction, 'fields' | 'change' | 'hidden'>,
  { caps, zoneAt, kept }: Around,
): Result<PostedVerdict, FieldErrors<VerdictField>> {
  const { values, errors: wrong } = readFields(entries, raw)
  const errors: FieldErrors<VerdictField> = wrong
  requireFields(['verdict', 'revision'], values, errors)
  const { verdict: word, revision, why, whyCancelled, confirmed, question } = values
  const { lang } = fields.text
  const cancels = word === 'cancel'
  const reason = cancels
    ? both(whyCancelled && messages[shippedLang(lang)].queue.cancelled.reasons[whyCancelled], values.reason)
    : refusalIn(lang, why, values.reason)
  if ((cancels || word?.startsWith('reject')) && reason === '') errors.reason ??= { code: 'required' }
  // Everybody reads why something is cancelled.
  if (cancels && namesOneOf(values.reason, hidden)) errors.reason ??= { code: 'namesHidden' }
  if (word === 'ask') requireFields(['question'], values, errors)
  if (word === 'merge' && !kept) errors.kept = { code: 'unknownAction' }
  if (word === 'publish-trust' && confirmed.length !== 1) errors.confirmed ??= { code: 'oneGroup' }
  const publishes = word === 'publish' || word === 'publish-trust'
  const shown = word === 'publish-change' ? change : publishes || word === 'restore' ? fields : null
  const exceeded = shown && capExceeded(shown, caps, zoneAt)
  const finer = exceeded !== null && values.finer
  if (exceeded && !finer) errors.verdict ??= { code: 'tierCapped', ...exceeded }
  if (!word || revision === null || Object.keys(errors).length > 0) return no(errors)
  const verdict = verdictOf(word, { reason, confirmed, question, kept })
  // Who is proposed to a second coordinator is trusted with the next one.
  const trusts = word === 'publish-trust' && !finer ? (confirmed[0] ?? null) : null
  return ok({ revision, verdict, trusts, finer })
}

/** A reason from the list and one that was written, as one text: an organizer reads it in the language of their own (BCP 47). */
export function refusalIn(lang: string, why: RefusalReason | null, written: string): string {
  return both(why && messages[shippedLang(lang)].queue.reasons[why], written)
}

function both(chosen: string | null, written: string): string {
  return [chosen, written].filter(Boolean).join('\n\n')
}

type Word = NonNullable<ReturnType<typeof readFields<typeof entries>>['values']['verdict']>

function verdictOf(
  word: Word,
  {
    reason,
    confirmed,
    question,
    kept,
  }: { reason: string; confirmed: string[]; question: string } & Pick<Around, 'kept'>,
): Verdict {
  switch (word) {
    case 'publish':
    case 'publish-trust':
      return { subject: 'action', decision: 'publish', confirmed }
    case 'publish-change':
      return { subject: 'change', decision: 'publish', confirmed }
    case 'publish-report':
      return { subject: 'report', decision: 'publish' }
    case 'reject':
      return { subject: 'action', decision: 'reject', reason }
    case 'cancel':
      return { subject: 'action', decision: 'cancel', reason }
    case 'reject-change':
      return { subject: 'change', decision: 'reject', reason }
    case 'reject-report':
      return { subject: 'report', decision: 'reject', reason }
    case 'ask':
      return { subject: 'action', decision: 'ask', question }
    case 'merge':
      if (!kept) throw new Error('nothing stays of a merge')
      return { subject: 'action', decision: 'merge', kept }
    case 'confirm':
    case 'restore':
      return { subject: 'cancellation', decision: word }
  }
}

/** What is taken or let go: an action, or a photo. */
export type PostedClaim = { does: 'take' | 'release'; actionId: string | null; photoKey: string | null }

/** A posted claim on `action:ID` or `photo:KEY`, or null. */
export function parseClaim(raw: Record<string, unknown>): PostedClaim | null {
  const { values } = readFields({ does: choice(['take', 'release']), item: line({ max: MAX_LINE }) }, raw)
  const [kind, id = ''] = values.item.split(':')
  const actionId = kind === 'action' && isPublicId(id) ? id : null
  const photoKey = kind === 'photo' && isPhotoKey(id) ? id : null
  return values.does && (actionId ?? photoKey) !== null ? { does: values.does, actionId, photoKey } : null
}

/** The longest page of a campaign's own, in characters. */
const MAX_TEXT = 10_000

const textEntries = {
  name: line({ max: MAX_LINE }),
  tagline: line({ max: MAX_LINE }),
  about: lines({ max: MAX_TEXT }),
  safety: lines({ max: MAX_TEXT }),
  contact: lines({ max: MAX_TEXT }),
}

/** What a campaign says of itself; a text may be empty. */
export function parseCampaignTexts(
  raw: Record<string, unknown>,
): Result<Record<keyof typeof textEntries, string>, FieldErrors<keyof typeof textEntries>> {
  const { values, errors } = readFields(textEntries, raw)
  return Object.keys(errors).length > 0 ? no(errors) : ok(values)
}
