import type { ActionFields } from './action-fields.ts'
import { isFiner } from './location-tier.ts'

/** What becomes of an organizer's edit of a published action. */
export type Edit = {
  /** What shows at once: the present version with only the harmless parts of the edit; null if there are none. */
  atOnce: ActionFields | null
  /** The whole edit, where a part of it has to be checked first; null if nothing has. */
  waits: ActionFields | null
}

/**
 * Divides an edit of a published action. What shows less of the place (a coarser tier, the exact venue later or not at
 * all) and facts of accessibility show at once: both protect somebody, and neither can deceive. Everything else, the
 * note on access too, waits for a coordinator. A coarser tier ends a reveal that has begun at `now` (milliseconds): it
 * would go on showing the place.
 */
export function divideEdit(present: ActionFields, edited: ActionFields, now: number): Edit {
  const coarser = isFiner(present.tier, edited.tier)
  const ends = coarser && hasBegun(present, now) && edited.revealAt === present.revealAt
  const wanted = ends ? { ...edited, revealAt: null } : edited
  const tier = coarser ? edited.tier : present.tier
  const revealAt = revealsLess(present, wanted.revealAt, now) ? wanted.revealAt : present.revealAt
  const access = { ...edited.access, note: present.access.note }
  const harmless: ActionFields = { ...present, tier, revealAt, access }
  return {
    atOnce: same(present, harmless) ? null : harmless,
    waits: same(harmless, wanted) ? null : wanted,
  }
}

function hasBegun({ revealAt }: ActionFields, now: number): boolean {
  return revealAt !== null && revealAt <= now
}

/** Whether a new hour of reveal keeps something hidden for longer, and shows nothing before its time. */
function revealsLess(present: ActionFields, revealAt: number | null, now: number): boolean {
  if (present.revealAt === null) return false
  // Without an hour the link to join shows at once, which is less only where it shows already.
  return revealAt === null ? present.joinUrl === null || hasBegun(present, now) : revealAt > present.revealAt
}

/** Whether two versions say the same. */
function same(a: ActionFields, b: ActionFields): boolean {
  return canonical(a) === canonical(b)
}

function canonical(fields: ActionFields): string {
  // Days are a set: the form, the row and the database each have their own order of them.
  return JSON.stringify({ ...fields, days: fields.days.toSorted() }, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
