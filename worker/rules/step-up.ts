import type { Decision, VerdictSubject } from './verdict-words.ts'

/**
 * What a decision does: it puts something where everybody sees it, takes away or defaces what is there, or drops for good what
 * waits. A coordinator who has done enough of one shows their passkey again, which whoever stole a cookie cannot, and the count
 * begins anew.
 */
export const EFFECTS = ['puts', 'takes', 'drops'] as const
export type Effect = (typeof EFFECTS)[number]

/**
 * So much one coordinator does before they show their passkey again. To put in public is the day's work, and to look at sixty things
 * takes an hour; to take away is rare, and what a thief is after. Of a flood a hundred photos are refused at a press.
 */
export const DONE_AT_MOST: Readonly<Record<Effect, number>> = { puts: 60, takes: 10, drops: 200 }

/** Over this time it is counted: whatever is longer ago was seen by others. Milliseconds. */
export const COUNTED_MS = 3_600_000

/**
 * For so long after a passkey was shown, what is done to many things may begin, however many: it was shown for all of them.
 * Milliseconds.
 */
export const SHOWN_FOR_MANY_MS = 10 * 60_000

/** A line of the log, as far as its words say what it does. */
export type Deed = `${VerdictSubject} ${Decision}`

/** What these do, whatever they found. */
export const ALWAYS: Readonly<Record<Effect, readonly Deed[]>> = {
  puts: [
    ...(['action publish', 'change publish', 'photo publish', 'photo restore'] as const),
    ...(['cancellation confirm', 'cancellation restore', 'day add', 'group trust', 'source trust'] as const),
  ],
  takes: [
    ...(['action cancel', 'action save', 'photo remove', 'day remove', 'person remove', 'campaign-text save'] as const),
    // Whoever is on the way reads it before all else.
    ...(['notice publish', 'notice reject'] as const),
    // Under the name of a file that is there another one changes and cancels what came of it.
    ...(['source save'] as const),
  ],
  // What was refused can be taken back, but its pixels are gone.
  drops: ['photo reject'],
}

/** Decisions that take away whatever they are about: what was decided, or what people were told of where to go. */
export const ALWAYS_TAKES: readonly Decision[] = ['revert', 'second']

/** These take away where what they found was public, and else do nothing that anybody sees. */
export const TAKES_WHAT_WAS_PUBLIC: readonly Deed[] = [
  ...(['action reject', 'action merge', 'report reject', 'photo cover', 'photo save'] as const),
]

/** These deface where something stood there before, and else put it there. */
export const TAKES_WHAT_STOOD_THERE: readonly Deed[] = ['translation save', 'day save', 'person save', 'report publish']
