import { Temporal } from 'temporal-polyfill'

const HALF_A_YEAR_MS = 183 * 86_400_000

/** The IANA zones of a country (ISO 3166-1 alpha-2), by the runtime's own data; UTC where it knows none. */
export function zonesOfCountry(country: string): readonly string[] {
  // Older engines have a property, newer ones a method (ECMA-402, Intl Locale Info); TypeScript's library has neither.
  const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined } = new Intl.Locale('und', {
    region: country,
  })
  const zones = locale.getTimeZones?.() ?? []
  return zones.length > 0 ? zones : ['UTC']
}

/**
 * A zone in which an hour may be given without telling where in the country it is: the country's own, if all its zones
 * agree at that instant, else UTC.
 */
export function zoneThatTellsNothing(country: string, at: number): string {
  const zones = zonesOfCountry(country)
  const offsets = new Set(zones.map((zone) => offsetAt(at, zone)))
  return offsets.size === 1 ? (zones[0] ?? 'UTC') : 'UTC'
}

/** Whether all clocks of a country agree for the year from an instant (milliseconds): summer time is asked for too. */
export function hasOneClock(country: string, at: number): boolean {
  const zones = zonesOfCountry(country)
  return [at, at + HALF_A_YEAR_MS].every((instant) => new Set(zones.map((zone) => offsetAt(instant, zone))).size === 1)
}

/** The instant, in milliseconds, at which a date is over in every zone of a country. */
export function endOfDateInCountry(date: string, country: string): number {
  const next = Temporal.PlainDate.from(date).add({ days: 1 })
  return Math.max(...zonesOfCountry(country).map((zone) => next.toZonedDateTime(zone).epochMilliseconds))
}

function offsetAt(at: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds
}
