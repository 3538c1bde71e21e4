const HALF_A_YEAR_MS = 183 * 86_400_000

/** How far a zone (IANA) is from UTC at an instant (milliseconds): `UTC+3:30`, `UTC`. */
export function offsetAt(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC')
}

/** Whether zones have one clock, in summer and in winter. */
export function sameClock(zones: readonly string[], now: number): boolean {
  return [now, now + HALF_A_YEAR_MS].every((at) => new Set(zones.map((zone) => offsetAt(zone, at))).size === 1)
}
