import { type ActionField, actionEntries } from './action-entries.ts'
import { foldName } from './text-hygiene.ts'

/**
 * What a column of a file may mean: a field of the form; a date and an hour in one cell (`starts`, `ends`); the row's own
 * id, by which it is known again; whether it takes place (`state`); all of where it is in one
 * line (`where`).
 */
export type ColumnMeaning = ActionField | (typeof BESIDE_FIELDS)[number]
const BESIDE_FIELDS = ['rowId', 'starts', 'ends', 'where', 'state'] as const
/** All of them, in the order in which they are offered. */
export const COLUMN_MEANINGS: readonly ColumnMeaning[] = [
  'rowId',
  ...(['title', 'summary', 'lang', 'kind', 'starts', 'ends', 'startDate', 'startTime', 'endDate', 'endTime'] as const),
  ...([
    'allDay',
    'zone',
    'where',
    'country',
    'city',
    'neighbourhood',
    'venue',
    'address',
    'lat',
    'lon',
    'tier',
  ] as const),
  ...(['revealDate', 'revealTime', 'attendance', 'days', 'groups', 'joinUrl', 'linkUrl', 'linkLang'] as const),
  ...(['stepFree', 'signLanguage', 'accessNote', 'state'] as const),
]

/** In which order a date is written that is not 2027-06-20. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** What stands where a row or an event says nothing: '' where nothing does. */
export type ImportDefaults = {
  lang: string
  tier: string
  kind: string
  country: string
  city: string
  zone: string
  day: string
}
/** What each column means, by its place; null for one that is not taken. A null `dateOrder` is one that nobody had to say. */
export type ImportMeaning = {
  columns: (ColumnMeaning | null)[]
  dateOrder: DateOrder | null
  defaults: ImportDefaults
}

/** A row as somebody would have typed it into the form. */
export type TypedRow = Partial<Record<ActionField, string | string[]>>

/** Names of columns as they are met, folded; those of Action Network and of our own tables among them. */
const NAMES: Partial<Record<ColumnMeaning, readonly string[]>> = {
  rowId: ['id', 'eventid', 'uid', 'uuid', 'identifier', 'identifiers', 'externalid', 'ref', 'شناسه'],
  title: ['title', 'eventtitle', 'eventname', 'name', 'subject', 'titulo', 'nombre', 'عنوان'],
  summary: ['summary', 'description', 'eventdescription', 'details', 'text', 'body', 'descripcion', 'شرح', 'توضیحات'],
  lang: ['lang', 'language', 'titlelanguage', 'locale', 'idioma', 'زبان'],
  kind: ['kind', 'type', 'eventtype', 'category', 'tipo', 'نوع'],
  starts: [
    'starts',
    'start',
    'startsat',
    'startdatetime',
    'dtstart',
    'begin',
    'beginn',
    'inicio',
    'when',
    'datetime',
    'dateandtime',
    'fechayhora',
    'شروع',
    'زمان',
  ],
  ends: ['ends', 'end', 'endsat', 'enddatetime', 'dtend', 'ende', 'fin', 'پایان'],
  startDate: ['startdate', 'date', 'eventdate', 'datum', 'fecha', 'تاریخ'],
  startTime: ['starttime', 'time', 'eventtime', 'uhrzeit', 'hora', 'ساعت'],
  endDate: ['enddate'],
  endTime: ['endtime'],
  allDay: ['allday', 'alldayevent'],
  zone: ['zone', 'timezone', 'tz', 'timezoneid'],
  where: ['location', 'where', 'ort', 'ubicacion', 'donde', 'کجا'],
  country: ['country', 'countrycode', 'locationcountry', 'pais', 'کشور'],
  city: ['city', 'town', 'locality', 'locationlocality', 'locationcity', 'ciudad', 'شهر'],
  neighbourhood: ['neighbourhood', 'neighborhood', 'district', 'barrio', 'محله'],
  venue: ['venue', 'locationname', 'locationvenue', 'place', 'placename', 'lugar', 'مکان', 'محل'],
  address: ['address', 'street', 'streetaddress', 'locationaddress', 'locationaddresslines', 'direccion', 'نشانی'],
  lat: ['lat', 'latitude', 'locationlatitude', 'locationlocationlatitude', 'latitud'],
  lon: ['lon', 'lng', 'long', 'longitude', 'locationlongitude', 'locationlocationlongitude', 'longitud'],
  tier: ['tier', 'shownofplace', 'precision'],
  revealDate: ['revealdate'],
  revealTime: ['revealtime'],
  attendance: ['attendance', 'modality'],
  days: ['days', 'actionday', 'actiondays', 'day'],
  groups: ['groups', 'group', 'organizer', 'organiser', 'organization', 'organisation', 'hosts', 'sponsors', 'sponsor'],
  joinUrl: ['joinurl', 'joinlink', 'virtuallocation', 'streamurl'],
  linkUrl: ['linkurl', 'link', 'eventurl', 'permalink', 'browserurl', 'url', 'website', 'page', 'enlace'],
  linkLang: ['linklang', 'linklanguage'],
  stepFree: ['stepfree', 'wheelchair'],
  signLanguage: ['signlanguage'],
  state: ['status', 'eventstatus', 'estado', 'وضعیت'],
  accessNote: ['accessnote', 'accessibility', 'access'],
}

const MEANING_OF: ReadonlyMap<string, ColumnMeaning> = new Map(
  COLUMN_MEANINGS.flatMap((meaning) => (NAMES[meaning] ?? []).map((name) => [name, meaning] as const)),
)

/**
 * What the columns of these names probably mean, each meaning once. Where a table has a column for its country's code, as our
 * own have, the one for its name is not needed.
 */
export function guessMeanings(names: readonly string[]): (ColumnMeaning | null)[] {
  const folded = names.map((name) => foldName(name))
  const hasCode = folded.includes('countrycode')
  // Our own table has a link to the action's page here, which is no page of the organizers.
  const ours = folded.includes('shownofplace')
  // The point of such a table may be the middle of a city, which would be a pin on nobody's venue.
  const isRough = folded.includes('pointis')
  const given = new Set<ColumnMeaning>()
  return folded.map((name) => {
    const meaning = MEANING_OF.get(name)
    if (!meaning || given.has(meaning)) return null
    if ((hasCode && name === 'country') || (ours && meaning === 'linkUrl')) return null
    if (isRough && (meaning === 'lat' || meaning === 'lon')) return null
    given.add(meaning)
    return meaning
  })
}

/** Whether a word from outside is a meaning. */
export function isColumnMeaning(word: string): word is ColumnMeaning {
  return BESIDE_FIELDS.some((known) => known === word) || Object.hasOwn(actionEntries, word)
}
