/** Reasons for which things are refused over and over; their words are in every language, so that organizers read their own. */
export const REFUSAL_REASONS = ['place', 'unclear', 'not-ours', 'duplicate', 'harm', 'names', 'advertising'] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

/** Reasons for which a coordinator cancels. Refusals ask an organizer to mend something; these are read by everybody. */
export const CANCEL_REASONS = ['called-off', 'unsafe', 'unconfirmed'] as const
