/** Links beside the organizer's own. */
export const SHARED_LINK_KINDS = ['co-organizer'] as const

/** Whose link was opened: the organizer's own, or one of those that they gave to who helps them. */
export type LinkKind = 'organizer' | (typeof SHARED_LINK_KINDS)[number]

/** So many people help with one action; every link more is one that can be lost. */
export const SHARED_LINKS_AT_MOST = 5

const DAY_MS = 86_400_000
/** So long after its end an action's link can still do everything; later it can only delete. */
const LINK_WORKS_DAYS = 90

/**
 * What the secret link of an action can do at the moment: of one that was added after its end, counted from then. Times are
 * milliseconds since 1970 UTC.
 */
export function linkPower(
  { endsAt, createdAt }: { endsAt: number; createdAt: number },
  now: number,
): 'everything' | 'delete-only' {
  return now < Math.max(endsAt, createdAt) + LINK_WORKS_DAYS * DAY_MS ? 'everything' : 'delete-only'
}

/** An organizer's e-mail is deleted so long after the action's end, or after it was added if that was later. */
const CONTACT_KEPT_DAYS = 30

/** The last end and addition of the actions whose organizers' e-mails go now. Milliseconds since 1970 UTC. */
export function contactsEndedBefore(now: number): number {
  return now - CONTACT_KEPT_DAYS * DAY_MS
}
