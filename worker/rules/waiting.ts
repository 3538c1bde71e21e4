/** What can wait at the desk, the most urgent first. */
export const WAITING_KINDS = [
  ...(['notices', 'cancellations', 'removals', 'actions', 'changes', 'reports', 'photos'] as const),
] as const
export type WaitingKind = (typeof WAITING_KINDS)[number]

/** How many of each kind wait; `isMore` where counting was given up. */
export type WaitingCounts = Record<WaitingKind, number> & { isMore: boolean }

/** How many of all kinds wait. */
export function totalOf(counts: WaitingCounts): number {
  return WAITING_KINDS.reduce((sum, kind) => sum + counts[kind], 0)
}
