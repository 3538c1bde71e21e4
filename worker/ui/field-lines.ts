import { countryName, languageName, listText } from '../cities/names.ts'
import type { Messages } from '../messages/en.ts'
import type { ActionFields } from '../rules/action-fields.ts'
import { type DayTitles, dayTitle } from '../rules/day-title.ts'
import { momentText, whenDateText, whenHoursText } from './date-text.ts'

/** An action's fields as lines of text, for the coordinator to read and to compare; '' where nothing was given. */
export type FieldLines = Record<keyof Messages['fields'], string>

/** Prints what an organizer typed, hidden parts and all; days by their titles, as far as these are given. */
export function fieldLines(fields: ActionFields, lang: string, t: Messages, titles: DayTitles): FieldLines {
  const { when, place, text, link, access } = fields
  const where = place
    ? [place.venue, place.address, place.neighbourhood, place.city.name, countryName(place.country, lang)]
    : []
  return {
    kind: t.kinds[fields.kind],
    attendance: t.attendance[fields.attendance],
    when: lineOf([whenDateText(when, lang, t), whenHoursText(when, lang) ?? t.when.allDay, when.zone]),
    where: listText(
      where.filter((part) => part !== null),
      lang,
    ),
    coordinates: place?.point ? `${place.point.lat}, ${place.point.lon}` : '',
    tier: place ? t.submit.tiers[fields.tier] : '',
    reveal: fields.revealAt === null ? '' : momentText(fields.revealAt, when.zone, lang),
    joinUrl: fields.joinUrl ?? '',
    lang: languageName(text.lang, lang),
    title: text.title,
    summary: text.summary,
    link: link ? lineOf([link.url, link.lang ? languageName(link.lang, lang) : '']) : '',
    days: listText(
      fields.days.map((slug) => dayTitle(titles, slug)),
      lang,
    ),
    groups: listText(fields.groups, lang),
    access: lineOf([
      access.stepFree ? `${t.access.stepFree}: ${t.access.stepFreeValues[access.stepFree]}` : '',
      access.signLanguage ? t.access.signLanguage : '',
      access.note ?? '',
    ]),
  }
}

function lineOf(parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}

/** The names of the lines, in the order in which they are read. */
export function lineNames(lines: FieldLines): (keyof FieldLines)[] {
  // Object.keys forgets that these are the keys of that very type.
  return Object.keys(lines) as (keyof FieldLines)[]
}

/** The names of the lines that differ. */
export function changedLines(now: FieldLines, next: FieldLines): (keyof FieldLines)[] {
  return lineNames(now).filter((name) => now[name] !== next[name])
}
