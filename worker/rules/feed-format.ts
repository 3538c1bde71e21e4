/** What a selection can be had as, beside its page: the endings of its addresses, a contract with the world. */
export const FEED_FORMATS = ['ics', 'atom', 'geojson', 'json'] as const
export type FeedFormat = (typeof FEED_FORMATS)[number]
