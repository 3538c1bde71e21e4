import type { Verdict } from '../change/verdict.ts'
import { MAX_GROUPS } from '../rules/action-entries.ts'
import type { DeskAction } from '../rules/desk-action.ts'
import type { FieldErrors } from '../rules/field-error.ts'
import { checkbox, choice, count, line, lines, readFields, requireFields, words } from '../rules/fields.ts'
import type { Point } from '../rules/location-tier.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { capExceeded, type TierCaps } from '../rules/tier-cap.ts'

/** A reason to an organizer: a few sentences. */
const MAX_REASON = 1000

const entries = {
  verdict: choice([
    'publish',
    'reject',
    'publish-change',
    'reject-change',
    'publish-report',
    'reject-report',
    'confirm',
    'restore',
  ]),
  revision: count({ max: 999_999_999 }),
  reason: lines({ max: MAX_REASON }),
  confirmed: words({ max: MAX_GROUPS }),
  finer: checkbox(),
}

/**
 * What a verdict's form posts: the decision, the revision of the action on which it was taken, and whether it knowingly shows
 * more than the cap lets it (`finer`): then a second coordinator has to agree. */
export type PostedVerdict = { verdict: Verdict; revision: number; finer: boolean }

/**
 * A posted verdict on an action, or its errors: a refusal needs a reason, and nothing appears that shows more of a place
 * than its country's cap lets it, even where the cap came later than the action.
 */
export function parseVerdict(
  raw: Record<string, unknown>,
  { fields, change }: Pick<DeskAction, 'fields' | 'change'>,
  caps: TierCaps,
  zoneAt: (point: Point) => string,
): Result<PostedVerdict, FieldErrors<'verdict' | 'revision' | 'reason' | 'confirmed'>> {
  const { values, errors } = readFields(entries, raw)
  requireFields(['verdict', 'revision'], values, errors)
  const refuses = values.verdict?.startsWith('reject') ?? false
  if (refuses) requireFields(['reason'], values, errors)
  const { verdict: word, revision, reason, confirmed } = values
  const shown = word === 'publish-change' ? change : word === 'publish' || word === 'restore' ? fields : null
  const exceeded = shown && capExceeded(shown, caps, zoneAt)
  const finer = exceeded !== null && values.finer
  if (exceeded && !finer) errors.verdict ??= { code: 'tierCapped', ...exceeded }
  if (!word || revision === null || Object.keys(errors).length > 0) return no(errors)
  switch (word) {
    case 'publish':
      return ok({ revision, finer, verdict: { subject: 'action', decision: 'publish', confirmed } })
    case 'publish-change':
      return ok({ revision, finer, verdict: { subject: 'change', decision: 'publish', confirmed } })
    case 'publish-report':
      return ok({ revision, finer, verdict: { subject: 'report', decision: 'publish' } })
    case 'reject':
      return ok({ revision, finer, verdict: { subject: 'action', decision: 'reject', reason } })
    case 'reject-change':
      return ok({ revision, finer, verdict: { subject: 'change', decision: 'reject', reason } })
    case 'reject-report':
      return ok({ revision, finer, verdict: { subject: 'report', decision: 'reject', reason } })
    case 'confirm':
    case 'restore':
      return ok({ revision, finer, verdict: { subject: 'cancellation', decision: word } })
  }
}

/** The longest page of a campaign's own, in characters. */
const MAX_TEXT = 10_000
const MAX_LINE = 120

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
