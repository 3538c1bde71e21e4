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
 * Divides an edit of a published action. A coarser location tier, a later hour of reveal or none, and facts of
 * accessibility show at once: they protect somebody, and cannot deceive. Everything else waits for a coordinator, the
 * note on access too: it is a text like any other, and could say "we meet elsewhere".
 */
export function divideEdit(present: ActionFields, edited: ActionFields): Edit {
  const tier = isFiner(present.tier, edited.tier) ? edited.tier : present.tier
  const revealAt = revealsLess(present, edited) ? edited.revealAt : present.revealAt
  const harmless: ActionFields = { ...present, tier, revealAt, access: { ...edited.access, note: present.access.note } }
  return {
    atOnce: same(present, harmless) ? null : harmless,
    waits: same(harmless, edited) ? null : edited,
  }
}

/** Whether the edit reveals later, or no longer; without an hour, though, a link to join shows always. */
function revealsLess(present: ActionFields, edited: ActionFields): boolean {
  if (present.revealAt === null) return false
  if (edited.revealAt === null) return present.joinUrl === null
  return edited.revealAt > present.revealAt
}

/** Whether two versions say the same. */
function same(a: ActionFields, b: ActionFields): boolean {
  return canonical(a) === canonical(b)
}

function canonical(fields: ActionFields): string {
  return JSON.stringify(fields, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
