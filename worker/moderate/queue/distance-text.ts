const HOUR_MS = 3_600_000
const HOURS_A_DAY = 24
/** Within two days hours count, later days. */
const HOURS_COUNT_BELOW = 48

/** To make one takes longer than to use it; a page has fifteen. */
const formats = new Map<string, Intl.RelativeTimeFormat>()

function formatIn(lang: string): Intl.RelativeTimeFormat {
  const known = formats.get(lang)
  if (known) return known
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' })
  formats.set(lang, format)
  return format
}

/** How far away an hour is (milliseconds): begins in 5 hours, began 2 days ago. */
export function distanceText(
  at: number,
  now: number,
  lang: string,
  words: { soon: (distance: string) => string; began: (distance: string) => string },
): string {
  const hours = Math.round((at - now) / HOUR_MS)
  const format = formatIn(lang)
  const distance =
    Math.abs(hours) < HOURS_COUNT_BELOW
      ? format.format(hours, 'hour')
      : format.format(Math.round(hours / HOURS_A_DAY), 'day')
  return at > now ? words.soon(distance) : words.began(distance)
}
