/** The version of these numbers as they are kept: those of another one are counted anew. */
export const RECAP_VERSION = 1

/** How many came, by the published reports: the sum of their least and of their most. */
export type Turnout = { from: number; to: number }

/** What took place: published, not cancelled, and over. */
export type CountryRecap = {
  /** ISO 3166-1 alpha-2; null of what is online and of no country. */
  country: string | null
  actions: number
  /** Cities that are public: what shows its country alone counts for no city. */
  cities: number
  reports: number
  /** Null where no report says how many came. */
  turnout: Turnout | null
}

/** A day in numbers, by country, where most happened first. */
export type Recap = Omit<CountryRecap, 'country'> & { countries: CountryRecap[] }

/** Photos that were sent for a day without an action, at their city's point (degrees). */
export type PhotoSpot = { place: string; id: number | null; name: string; lat: number; lon: number; photos: number }

/** How many photos a day has, where those without an action are from, and where a few stand that are from afar of each other. */
export type PhotoNumbers = { photos: number; spots: PhotoSpot[]; chosen: RecapPosition[] }

/** So many of a list, evenly spread over it, in its order. */
export function spreadOver<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items]
  return Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)]).filter(
    (item) => item !== undefined,
  )
}

/** The numbers of a day out of those of its countries. */
export function recapOf(countries: readonly CountryRecap[]): Recap {
  const sum = (of: (each: CountryRecap) => number) => countries.reduce((total, each) => total + of(each), 0)
  const counted = countries.some(({ turnout }) => turnout !== null)
  return {
    actions: sum(({ actions }) => actions),
    cities: sum(({ cities }) => cities),
    reports: sum(({ reports }) => reports),
    turnout: counted
      ? { from: sum(({ turnout }) => turnout?.from ?? 0), to: sum(({ turnout }) => turnout?.to ?? 0) }
      : null,
    countries: countries.toSorted(
      (a, b) => b.actions - a.actions || ((a.country ?? '~') < (b.country ?? '~') ? -1 : 1),
    ),
  }
}

/** How many countries there are in it. */
export function countriesIn({ countries }: Recap): number {
  return countries.filter(({ country }) => country !== null).length
}

/** A place in what came of a day: dates back (0 unless it is weekly), the place, the action's id and the photo's key. */
export type RecapPosition = { back: number; place: string; actionId: string; photoKey: string }

/** A position as addresses write it: `0~DE/koln~{id}~{key}`. */
export function printRecapPosition({ back, place, actionId, photoKey }: RecapPosition): string {
  return [back, place, actionId, photoKey].join('~')
}

/** Reads a position; null for what is none. */
export function parseRecapPosition(text: string | undefined): RecapPosition | null {
  const found = /^(0|-?[1-9]\d{0,5})~([A-Z]{0,2}(?:\/[a-z0-9][a-z0-9-]{0,79})?)~([0-9a-z]{10})?~([0-9a-z]{26})?$/.exec(
    text ?? '',
  )
  if (!found) return null
  const [, back, place = '', actionId = '', photoKey = ''] = found
  return { back: Number(back), place, actionId, photoKey }
}

const DATE_MS = 86_400_000

/** A date (YYYY-MM-DD) as positions count it: dates before 1970, so that the latest come first. */
export function datesBack(date: string): number {
  return -Date.parse(`${date}T00:00Z`) / DATE_MS
}
