/** How far a zone (IANA) is from UTC at an instant (milliseconds since 1970 UTC): `UTC+3:30`, `UTC`. */
export function offsetAt(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC')
}
