/** What an action can be. The order is that of the form. */
export const KINDS = [
  'march',
  'rally',
  'protest',
  'vigil',
  'leafleting',
  'tabling',
  'mural',
  'performance',
  'exhibition',
  'screening',
  'talk',
  'concert',
  'online',
  'other',
] as const
export type Kind = (typeof KINDS)[number]

/** How one can take part. */
export const ATTENDANCES = ['in-person', 'online', 'both'] as const
export type Attendance = (typeof ATTENDANCES)[number]

/** An action's stored states; *past* and *reported* are derived. */
export const STATUSES = ['pending', 'published', 'cancelled', 'rejected', 'withdrawn'] as const
export type Status = (typeof STATUSES)[number]

/** Whether a venue can be reached without a step. */
export const STEP_FREE = ['yes', 'partly', 'no'] as const
export type StepFree = (typeof STEP_FREE)[number]

/** Who counted those who came. */
export const COUNTERS = ['organizer', 'press', 'police'] as const
export type Counter = (typeof COUNTERS)[number]

/** Whether a word from outside is a kind. */
export function isKind(word: string): word is Kind {
  return KINDS.some((kind) => kind === word)
}
