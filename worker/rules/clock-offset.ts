/** How far a zone (IANA) is from UTC at an instant (milliseconds since 1970 UTC): `UTC+3:30`, `UTC`. */
export function offsetAt(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at)
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  // Engines differ in whether they write a zero.
  return offset.replace('GMT', 'UTC').replace(/[+-]0$/, '')
}
