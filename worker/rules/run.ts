/** What is done to many things in parts: verdicts on what waits, or the taking back of verdicts. */
export const RUN_KINDS = ['bulk', 'revert'] as const

/** How far it is; what is over 20 items waits for a second coordinator first. */
export const RUN_STATES = ['proposed', 'going', 'done', 'refused'] as const

/** What is decided on each item. */
export const RUN_DECISIONS = ['publish', 'reject', 'revert'] as const
export type RunDecision = (typeof RUN_DECISIONS)[number]

/** Up to so many items one coordinator may decide on at once. */
export const ALONE_AT_MOST = 20
/** More than a coordinator can have looked at. */
export const ITEMS_AT_MOST = 500

/** What came of an item. */
export const OUTCOMES = [
  'done',
  'stale',
  'way',
  'lost',
  'withdrawn',
  'second',
  'scope',
  'notYours',
  'repeated',
  'gone',
  'failed',
] as const
export type RunOutcome = (typeof OUTCOMES)[number]

/** How many items came to what, and how many are left. */
export type RunProgress = { total: number; left: number; outcomes: Partial<Record<RunOutcome, number>> }
