import type { Assets } from '../cities/gazetteer.ts'
import { knownPlaces, knownPlacesNamed } from '../cities/known.ts'
import type { Known } from '../rules/action-place.ts'
import { type Shut, whyShut } from '../rules/registration.ts'
import { parseTierCaps } from '../rules/tier-cap.ts'
import { addDays } from '../rules/when.ts'
import { type Day, findToldDay, listDaysAhead } from '../store/days.ts'
import type { Change } from './change.ts'

/** So many days can be chosen from: a form with more would be a catalogue. */
const DAYS_OFFERED = 30
/** A day is offered so long after its end: some groups register late, to report. */
const OFFERED_AFTER_DAYS = 30

/** What a form is for: whose city was posted, which days it keeps, and whether it offers days that groups cannot register for. */
type Asked = {
  tierCaps: string
  kept: readonly string[]
  typed?: { city: string; assets: Assets }
  evenShut?: boolean
}

/**
 * What an action's fields are held against, and the days that may be chosen: those ahead, and those named in `kept`. Others
 * for which groups cannot register are `shut`: why, for a reader of `lang`.
 * Where a form was posted, `typed` brings its city, which is then looked for in the gazetteer at large.
 */
export async function readKnown(
  { db, now, lang }: Pick<Change, 'db' | 'now'> & { lang: string },
  { tierCaps, kept, typed, evenShut = false }: Asked,
): Promise<{ known: Known; days: Day[]; shut: Shut[] }> {
  const from = addDays(new Date(now).toISOString().slice(0, 10), -OFFERED_AFTER_DAYS)
  const ahead = await listDaysAhead(db, from, DAYS_OFFERED)
  const missing = kept.filter((slug) => !ahead.some((day) => day.slug === slug))
  const places = typed ? await knownPlacesNamed(typed.city, typed.assets) : knownPlaces
  const others = await Promise.all(missing.map((slug) => findToldDay(db, slug)))
  const all = [...ahead, ...others.filter((day) => day !== null)]
  const refusals = new Map<string, Shut>()
  for (const day of evenShut ? [] : all) {
    const why = kept.includes(day.slug) ? null : whyShut(day, lang, now)
    if (why) refusals.set(day.slug, why)
  }
  const days = all.filter(({ slug }) => !refusals.has(slug))
  return {
    days,
    shut: [...refusals.values()],
    known: {
      shutDays: refusals,
      ...places,
      daySlugs: new Set(days.map(({ slug }) => slug)),
      tierCaps: parseTierCaps(tierCaps),
    },
  }
}
