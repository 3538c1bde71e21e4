import { findCity } from '../cities/find-city.ts'
import type { Assets } from '../cities/gazetteer.ts'
import { knownCountries } from '../cities/known.ts'
import { circleName, countryName } from '../cities/names.ts'
import { messages } from '../messages/messages.ts'
import { shippedLang, type TextLang } from '../rules/languages.ts'
import type { Selection } from '../rules/selection.ts'
import { textIn, titleIn } from '../rules/text-in.ts'
import type { Database } from '../store/database.ts'
import { type Day, findDay, listDays } from '../store/days.ts'
import { findPublicGroup, isKnownGroup } from '../store/groups.ts'
import { findPerson } from '../store/persons.ts'
import { readRevision } from '../store/ready-feeds.ts'

/** What a calendar is called, and the calls themselves where it holds them. */
export type Subject = { name: string; days: Day[] }

/** A campaign calls a few days a year. */
const DAYS_AT_MOST = 5000

/**
 * What a selection's calendar is about; null where there is none. What has been a selection once stays one: programs
 * drop all their events at a 404.
 */
export async function findSubject(
  db: Database,
  selection: Selection,
  { lang, assets }: { lang: TextLang; assets: Assets },
): Promise<Subject | null> {
  const t = messages[shippedLang(lang)]
  switch (selection.of) {
    case 'all':
      return { name: t.calendar.all, days: [] }
    case 'days':
      return { name: t.calendar.days, days: await listDays(db, DAYS_AT_MOST) }
    case 'kind':
      return { name: t.kinds[selection.kind], days: [] }
    case 'country':
      return knownCountries().has(selection.cc) ? { name: countryName(selection.cc, lang), days: [] } : null
    case 'city': {
      const city = await findCity(assets, { ...selection, lang })
      if (city) return { name: city.name, days: [] }
      // One that the gazetteer has no longer: who subscribed to it must not lose what was there.
      return (await readRevision(db, selection)) > 0 ? { name: selection.slug, days: [] } : null
    }
    case 'day': {
      const day = await findDay(db, selection.slug)
      // One without a text is named all the same: its actions have theirs.
      return day && { name: titleIn(day.texts, lang, day.slug), days: [day] }
    }
    case 'group': {
      const group = await findPublicGroup(db, selection.slug)
      if (group) return { name: group.name, days: [] }
      // Of a group that nothing public stands under any more, the name is nobody's business.
      return (await isKnownGroup(db, selection.slug)) ? { name: t.siteName, days: [] } : null
    }
    case 'person': {
      const person = await findPerson(db, selection.slug)
      if (person) return { name: textIn(person.texts, lang).name, days: [] }
      // One who has been taken out: their name is nobody's business, and who subscribed must not see a 404.
      return (await readRevision(db, selection)) > 0 ? { name: t.siteName, days: [] } : null
    }
    case 'near':
      return { name: t.near.title(circleName(selection, lang)), days: [] }
  }
}
