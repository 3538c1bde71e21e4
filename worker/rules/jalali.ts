/** Years of the Persian calendar that a table may mean; of the Gregorian one none of them is of an action. */
const FIRST_YEAR = 1300
const LAST_YEAR = 1499
/** The Persian year begins in March of the 621st Gregorian year behind it. */
const YEARS_BEHIND = 621
const DAY_MS = 86_400_000

let formats: Intl.DateTimeFormat | null = null

/** Whether a year is one of the Persian calendar. */
export function isJalaliYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

/** A date of the Persian calendar as one of the Gregorian; null where there is no such date. */
export function fromJalali({ year, month, day }: { year: number; month: number; day: number }) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  // Six months of 31 days, five of 30: no more than some days beside it, whenever the year began.
  const about = Date.UTC(year + YEARS_BEHIND, 2, 21) + ((month - 1) * 31 - Math.max(0, month - 7) + day - 1) * DAY_MS
  for (const off of [0, -1, 1, -2, 2]) {
    const date = new Date(about + off * DAY_MS)
    if (jalaliOf(date) === `${year}-${month}-${day}`)
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  }
  return null
}

function jalaliOf(date: Date): string {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' } as const
  formats ??= new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', numeric)
  const parts = new Map(formats.formatToParts(date).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}
