/*
 * How calendar programs and services are handed a feed. Addresses of services are stated here alone: they are nobody's
 * standard and change now and then.
 */

/** The other formats of a feed, by the ending of their address, as their names stand everywhere. */
export const OTHER_FORMATS = { atom: 'Atom', geojson: 'GeoJSON', json: 'JSON' } as const
export type OtherFormat = keyof typeof OTHER_FORMATS

/** The path of a feed in another format: the calendar's own with another ending, its query kept. */
export function inFormat(feed: string, format: OtherFormat): string {
  return feed.replace(/\.ics(?=\?|$)/, `.${format}`)
}

/** The address that a program on this device takes as a subscription; `feed` is the feed's https address. */
export function webcal(feed: URL): string {
  return feed.href.replace(/^https?:/, 'webcal:')
}

/** The page on which Google Calendar asks whether to subscribe. It takes a feed from a link only as `webcal:`. */
export function googleCalendar(feed: URL): string {
  return `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal(feed))}`
}

/** The page on which Outlook.com asks whether to subscribe; of `webcal:` it knows nothing, so it is told the address. */
export function outlookCalendar(feed: URL, name: string): string {
  const [url, called] = [feed.href, name].map(encodeURIComponent)
  return `https://outlook.live.com/calendar/0/addfromweb?url=${url}&name=${called}`
}
