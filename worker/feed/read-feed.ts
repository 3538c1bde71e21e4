import { findCity } from '../cities/find-city.ts'
import type { Assets } from '../cities/gazetteer.ts'
import { knownCountries } from '../cities/known.ts'
import { circleName, countryName } from '../cities/names.ts'
import { messages } from '../messages/messages.ts'
import type { Lang } from '../rules/languages.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import { type PublicAction, toPublicAction } from '../rules/public-action.ts'
import { feedBegins, type Selection } from '../rules/selection.ts'
import { textIn } from '../rules/text-in.ts'
import type { Database } from '../store/database.ts'
import { type Day, findDay, listDays } from '../store/days.ts'
import { findPublicGroup } from '../store/groups.ts'
import { listWhole } from '../store/lists.ts'

/** What a calendar holds. */
export type Feed = { name: string; actions: PublicAction[]; days: Day[] }

/** A calendar of more than this is slow in every program that reads it. */
const EVENTS_AT_MOST = 5000
/** So long after its date a cancelled action stays, so that every program has seen it. */
const CANCELLED_KEPT_MS = 30 * 86_400_000

/** Reads what a selection's calendar holds at `now` (milliseconds); null where there is no such selection. */
export async function readFeed(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  { lang, now, assets }: { lang: Lang; now: number; assets: Assets },
): Promise<Feed | null> {
  const subject = await findSubject(db, selection, { lang, assets })
  if (!subject) return null
  const from = narrowing.from ?? feedBegins(selection, now)
  const page = { cancelledUntil: now - CANCELLED_KEPT_MS, limit: EVENTS_AT_MOST }
  const records = await listWhole(db, selection, { ...narrowing, from }, page)
  const actions = records.map((record) => toPublicAction(record, now)).filter((action) => action !== null)
  return { ...subject, actions }
}

/** The name of a selection's calendar, and the calls themselves where it holds them. */
async function findSubject(
  db: Database,
  selection: Selection,
  { lang, assets }: { lang: Lang; assets: Assets },
): Promise<Omit<Feed, 'actions'> | null> {
  const t = messages[lang]
  switch (selection.of) {
    case 'all':
      return { name: t.calendar.all, days: [] }
    case 'days':
      return { name: t.calendar.days, days: await listDays(db, EVENTS_AT_MOST) }
    case 'kind':
      return { name: t.kinds[selection.kind], days: [] }
    case 'country':
      return knownCountries().has(selection.cc) ? { name: countryName(selection.cc, lang), days: [] } : null
    case 'city': {
      const city = await findCity(assets, { ...selection, lang })
      return city && { name: city.name, days: [] }
    }
    case 'day': {
      const day = await findDay(db, selection.slug)
      return day && { name: textIn(day.texts, lang).title, days: [day] }
    }
    case 'group': {
      const group = await findPublicGroup(db, selection.slug)
      return group && { name: group.name, days: [] }
    }
    case 'near':
      return { name: t.near.title(circleName(selection, lang)), days: [] }
  }
}
