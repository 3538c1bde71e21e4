import type { ActionErrors } from './action-entries.ts'

/**
 * Why an event of a calendar is not taken: it is written as no calendar is, has no beginning or no UID, comes again in a way that
 * is not followed, or is one too many; or it is not for whoever brought it to change, or to end.
 */
export const SKIP_WORDS = ['unreadable', 'noStart', 'noUid', 'rule', 'tooMany', 'notYours', 'notEnded'] as const
export type SkipWord = (typeof SKIP_WORDS)[number]

/** The reason in a word, or what is wrong with its fields by the rules of the form. */
export type SkipReason = { word: SkipWord } | { errors: ActionErrors }

/** An event, or a whole series, that is in a calendar and cannot be read; '' where it has no UID or no title. */
export type UnreadEvent = { uid: string; title: string; word: SkipWord }
