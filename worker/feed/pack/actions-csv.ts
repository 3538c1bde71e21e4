import { countryName, placeCity } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import { type Cell, printCsv, printCsvRows } from '../../rules/csv.ts'
import { isoTimes } from '../../rules/iso-times.ts'
import type { PublicAction } from '../../rules/public-action.ts'
import { textIn } from '../../rules/text-in.ts'
import type { PackHead } from '../feed-head.ts'

const COLUMNS = [
  'id',
  'url',
  'status',
  'kind',
  'title',
  'title_language',
  'summary',
  'starts',
  'ends',
  'zone',
  'date_precision',
  'country_code',
  'country',
  'city',
  'neighbourhood',
  'venue',
  'address',
  'latitude',
  'longitude',
  'point_is',
  'shown_of_place',
  'attendance',
  'groups',
  'turnout_least',
  'turnout_most',
  'counted_by',
  'report',
  'report_language',
  'report_links',
  'other_titles',
] as const

/** The actions of a pack as a table, a line each, in the order of the feed. */
export function actionsCsv(actions: readonly PublicAction[], head: PackHead): string {
  return printCsv(
    COLUMNS,
    actions.map((action) => actionRow(action, head)),
  )
}

/** Further lines of the same table. */
export function actionsCsvRows(actions: readonly PublicAction[], head: PackHead): string {
  return printCsvRows(
    COLUMNS,
    actions.map((action) => actionRow(action, head)),
  )
}

function actionRow(action: PublicAction, { lang, absolute }: PackHead): Record<(typeof COLUMNS)[number], Cell> {
  const { place, report, when, texts } = action
  const text = textIn(texts, lang)
  const told = report && textIn(report.texts, lang)
  const { starts, ends } = isoTimes(when)
  return {
    id: action.id,
    url: absolute(paths.action(lang, action.id)),
    status: action.status,
    kind: action.kind,
    title: text.title,
    title_language: text.lang,
    summary: text.summary,
    starts,
    ends,
    zone: when.zone,
    date_precision: when.precision,
    country_code: place?.country ?? null,
    country: place && countryName(place.country, lang),
    city: place && placeCity(place, lang),
    neighbourhood: place?.neighbourhood ?? null,
    venue: place?.venue ?? null,
    address: place?.address ?? null,
    latitude: place?.point?.lat ?? null,
    longitude: place?.point?.lon ?? null,
    point_is: place?.point?.precision ?? null,
    shown_of_place: place?.tier ?? null,
    attendance: action.attendance,
    groups: action.groups.map(({ name }) => name).join('; '),
    turnout_least: report?.turnout?.from ?? null,
    turnout_most: report?.turnout?.to ?? null,
    counted_by: report?.turnout?.countedBy ?? null,
    report: told?.text ?? null,
    report_language: told?.lang ?? null,
    report_links: report?.links.join(' ') ?? null,
    other_titles: texts
      .filter((each) => each !== text)
      .map((each) => `${each.lang}: ${each.title}`)
      .join('; '),
  }
}
