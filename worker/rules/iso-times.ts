import type { When } from './when.ts'

/**
 * When something begins and ends, as ISO 8601. Whole dates: `YYYY-MM-DD`, the last one included, never null. Hours: at
 * the venue, with their offset from UTC (`2027-06-20T15:00:00+02:00`, RFC 3339); `ends` null where no end is known.
 */
export type IsoTimes = { starts: string; ends: string | null }

/** The times of an action. They tell no more than its When: dates have no offset. */
export function isoTimes({ allDay, startsLocal, endsLocal, startsAt, endsAt }: When): IsoTimes {
  if (allDay) return { starts: startsLocal, ends: endsLocal ?? startsLocal }
  return { starts: hour(startsLocal, startsAt), ends: endsLocal === null ? null : hour(endsLocal, endsAt) }
}

/** An instant (milliseconds since 1970 UTC) as RFC 3339 in UTC, whole seconds. */
export function isoInstant(at: number): string {
  return `${new Date(at).toISOString().slice(0, -'.000Z'.length)}Z`
}

/** The offset is what lies between the wall time and its instant: that says which of a fold's two hours it is, too. */
function hour(local: string, at: number): string {
  const minutes = Math.round((Date.parse(`${local}:00Z`) - at) / 60_000)
  const size = Math.abs(minutes)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${local}:00${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
