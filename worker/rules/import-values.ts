import { MAX } from './action-entries.ts'
import type { EventPlace } from './event-row.ts'
import type { ColumnMeaning, ImportDefaults, ImportMeaning, TypedRow } from './import-columns.ts'
import { isKind, type Kind } from './kinds.ts'
import { plainText } from './plain-text.ts'
import { foldName } from './text-hygiene.ts'
import { isInUtc, MIDNIGHT, readWrittenHour, readWrittenHours, readWrittenTime } from './written-time.ts'

/** What a file's own words are read with. */
export type Words = {
  /** The code of a country by its code or its name in some language; '' where there is none of the kind. */
  countryCode: (text: string) => string
  /** The zone of the only city of a name, or ''. */
  zoneOfCity: (city: string, country: string) => string
  /** What one line for all of a place means, '' where nothing is found. */
  placeOfLine: (line: string, geo: null) => EventPlace
  /** The kind of a name in some language, or null. */
  kindNamed: (text: string) => Kind | null
}

/** Other words for kinds, folded. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  demonstration: 'protest',
  demo: 'protest',
  picket: 'protest',
  parade: 'march',
  meeting: 'talk',
  lecture: 'talk',
  film: 'screening',
  stall: 'tabling',
  flyering: 'leafleting',
  webinar: 'online',
  onlineevent: 'online',
}
/** What tables say of what does not take place, folded; our own among them. */
const CALLED_OFF = new Set(
  ['cancelled', 'canceled', 'rejected', 'withdrawn', 'deleted', 'cancelado', 'cancelada', 'لغو شده', 'لغو'].map(
    foldName,
  ),
)
const YES = new Set(['yes', 'true', '1', 'on', 'x', 'si', 'y', 'بله'])

const NOWHERE: EventPlace = { venue: '', address: '', city: '', country: '', zone: '' }

/** The cells of a row as somebody would have typed them into the form, blanks filled from what was chosen for all. */
export function typedRow(cells: readonly string[], meaning: ImportMeaning, words: Words): TypedRow {
  const cell = (wanted: ColumnMeaning) => unquoted(cells[meaning.columns.indexOf(wanted)] ?? '').trim()
  const line = cell('where')
  const place = line ? words.placeOfLine(line, null) : NOWHERE
  const named = cell('country') && (words.countryCode(cell('country')) || cell('country'))
  const country = named || place.country || meaning.defaults.country
  const zone = cell('zone') || meaning.defaults.zone
  const city = cell('city') || place.city || meaning.defaults.city
  const written = { order: meaning.dateOrder, zone: zone || words.zoneOfCity(city, country) }
  const starts = readWrittenTime(cell('starts') || cell('startDate'), written)
  const ends = readWrittenTime(cell('ends') || cell('endDate'), written)
  // Of a column of hours too: another zone's clock shows another hour.
  const isElsewhere = (hour: string) => isInUtc(hour) && written.zone !== 'UTC'
  const hours = cell('startTime')
  const [firstHour, lastHour] = isElsewhere(hours) ? [hours, ''] : readWrittenHours(hours)
  const startTime = firstHour || hourOf(starts.time, cell('starts') !== '')
  const endTime = cell('endTime')
    ? isElsewhere(cell('endTime'))
      ? cell('endTime')
      : readWrittenHour(cell('endTime'))
    : lastHour || hourOf(ends.time, cell('ends') !== '')
  const plain: TypedRow = {
    title: oneLine(cell('title')),
    summary: plainText(cell('summary')),
    lang: cell('lang').toLowerCase().split(/[-_]/)[0] ?? '',
    kind: kindOf(cell('kind'), words),
    attendance: cell('attendance').toLowerCase(),
    days: cell('days')
      .split(/[\s;,]+/)
      .filter(Boolean),
    groups: cell('groups').split(/[;\n]/).map(oneLine).filter(Boolean).join('\n'),
    allDay: yes(cell('allDay')) || (starts.date !== '' && startTime === '') ? 'on' : '',
    startDate: starts.date,
    startTime,
    endDate: ends.date === starts.date && startTime !== '' ? '' : ends.date,
    endTime,
    zone: cell('zone'),
    country,
    city: oneLine(cell('city') || place.city),
    neighbourhood: oneLine(cell('neighbourhood')),
    venue: oneLine(cell('venue') || place.venue),
    address: oneLine(cell('address') || place.address),
    lat: cell('lat'),
    lon: cell('lon'),
    tier: cell('tier').toLowerCase(),
    revealDate: cell('revealDate'),
    revealTime: cell('revealTime'),
    joinUrl: cell('joinUrl'),
    linkUrl: cell('linkUrl'),
    linkLang: cell('linkLang'),
    stepFree: cell('stepFree').toLowerCase(),
    signLanguage: yes(cell('signLanguage')) ? 'on' : '',
    accessNote: cell('accessNote'),
  }
  return withDefaults(plain, meaning.defaults)
}

/** Whether a row says of itself that it does not take place. */
export function isCalledOff(cells: readonly string[], { columns }: ImportMeaning): boolean {
  return CALLED_OFF.has(foldName(cells[columns.indexOf('state')] ?? ''))
}

/** The same with what was chosen for all where a row says nothing. An hour on a whole date is none. */
export function withDefaults(row: TypedRow, defaults: ImportDefaults): TypedRow {
  const filled: TypedRow = {
    ...row,
    lang: row.lang || defaults.lang,
    kind: row.kind || defaults.kind,
    attendance: row.attendance || (row.kind === 'online' || (row.joinUrl && !row.city) ? 'online' : 'in-person'),
    days: row.days && row.days.length > 0 ? row.days : defaults.day ? [defaults.day] : [],
    zone: row.zone || defaults.zone,
    country: row.country || defaults.country,
    city: row.city || defaults.city,
    summary: row.summary || row.title || '',
  }
  // Nothing that nobody uses is stored, thousands of times.
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value.length > 0))
}

/** What tells a row from others, where it has no id of its own: what, when, where and whose it is. */
export function identityOf(row: TypedRow): string {
  const { title, startDate, startTime, city, country, groups } = row
  return JSON.stringify(
    [title, startDate, startTime, city, country, groups].map((value) => foldName([value ?? ''].flat().join(' '))),
  )
}

/** An hour behind a date; in a column of dates alone, midnight is what programs write for none. */
function hourOf(time: string, isSaid: boolean): string {
  return readWrittenHour(time) === MIDNIGHT && !isSaid ? '' : time
}

function kindOf(text: string, { kindNamed }: Words): string {
  const word = text.toLowerCase().trim()
  return isKind(word) ? word : (kindNamed(text) ?? KIND_WORDS[foldName(text)] ?? word)
}

function yes(text: string): boolean {
  return YES.has(foldName(text))
}

function oneLine(text: string): string {
  return plainText(text)
    .replace(/\s+/g, ' ')
    .slice(0, MAX.address * MAX_TIMES_TOO_LONG)
}

/** Enough of a text that is far too long to say so. */
const MAX_TIMES_TOO_LONG = 10

/** Our own tables put an apostrophe before what a spreadsheet would take for a formula (rules/csv.ts). */
function unquoted(cell: string): string {
  return /^'\s*[=+\-@|%＝＋－＠\t\r\n]/u.test(cell) ? cell.slice(1) : cell
}
