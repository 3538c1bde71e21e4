import type { FieldError } from './field-error.ts'
import { titleIn, type Version } from './text-in.ts'

/** The first and last date on which groups may register for a day, both included: YYYY-MM-DD, null without such a limit. */
export type Registration = { opensOn: string | null; closesOn: string | null }

const HOUR_MS = 3_600_000
const DATE_MS = 24 * HOUR_MS
/** A date begins where the clocks are furthest ahead, and ends where they are furthest behind. */
const FIRST_ZONE_MS = 14 * HOUR_MS
const LAST_ZONE_MS = 12 * HOUR_MS

/** The moment at which registration opens and the one from which it is over, milliseconds since 1970 UTC. */
export function registrationMoments({ opensOn, closesOn }: Registration): {
  opens: number | null
  ends: number | null
} {
  const midnight = (date: string) => Date.parse(`${date}T00:00Z`)
  return {
    opens: opensOn === null ? null : midnight(opensOn) - FIRST_ZONE_MS,
    ends: closesOn === null ? null : midnight(closesOn) + DATE_MS + LAST_ZONE_MS,
  }
}

/** Whether groups may register at `now` (milliseconds): as long as it is one of the dates anywhere. */
export function registrationState(day: Registration, now: number): 'early' | 'open' | 'over' {
  const { opens, ends } = registrationMoments(day)
  if (opens !== null && now < opens) return 'early'
  return ends !== null && now >= ends ? 'over' : 'open'
}

/** The moment after `now` (milliseconds) at which registration opens or is over by the clock; null where it does not. */
export function registrationChangesAt(day: Registration, now: number): number | null {
  const { opens, ends } = registrationMoments(day)
  return [opens, ends].find((moment) => moment !== null && moment > now) ?? null
}

/** Why groups cannot register for a day: its title, and the date from which on, or up to which, they can. */
export type Shut = Extract<FieldError, { code: 'dayNotOpen' | 'dayClosed' }>

/** Why groups cannot register for a day at `now` (milliseconds), for a reader of `lang`; null if they can. */
export function whyShut(
  day: Registration & { slug: string; texts: readonly (Version & { title: string })[] },
  lang: string,
  now: number,
): Shut | null {
  const title = titleIn(day.texts, lang, day.slug)
  const state = registrationState(day, now)
  if (state === 'early' && day.opensOn !== null) return { code: 'dayNotOpen', day: title, date: day.opensOn }
  if (state === 'over' && day.closesOn !== null) return { code: 'dayClosed', day: title, date: day.closesOn }
  return null
}
