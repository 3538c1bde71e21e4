import fc from 'fast-check'
import { allCities } from '../../worker/cities/cities.ts'
import { ATTENDANCES, KINDS, STEP_FREE } from '../../worker/rules/kinds.ts'
import { TEXT_LANGS } from '../../worker/rules/languages.ts'
import { TIERS } from '../../worker/rules/location-tier.ts'
import type { FormValues } from '../../worker/rules/typed-action.ts'

/** Letters and signs that have hurt somebody: Persian with ZWNJ, emoji sequences, combining marks, markup, iCalendar. */
export const UNITS = [
  ...['ب', 'ی', 'ک', 'گ', 'ـ', 'ً', '\u200c', '\u200d', '۵', '٥', '،', '؛'],
  ...['✊🏽', '👩‍👧', '🇮🇷', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'é', 'e\u0301', 'ß', 'İ', 'ﬁ', '漢', '\u{1d407}'],
  ...['a', 'Z', '0', ' ', '-', '"', "'", '<', '&', '\\', ';', ',', ':', '#', '%', '{'],
]
const unit = fc.constantFrom(...UNITS)

/** One line that begins and ends with a letter, so that nothing is trimmed away. */
export const line = (max: number) => fc.string({ unit, maxLength: max }).map((text) => `ن${text}n`)
/** Several lines. */
export const prose = fc.array(line(30), { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'))
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.oneof(fc.constant(''), arbitrary)

const date = fc
  .integer({ min: 0, max: 1000 })
  .map((days) => new Date(Date.UTC(2026, 5, 1) + days * 86_400_000).toISOString().slice(0, 10))
const hour = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
/** Zones with every kind of rule: none, half hours, quarter hours, a change of half an hour, south, far east and west. */
export const ZONES = [
  'Europe/Berlin',
  'Europe/Stockholm',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Santiago',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Etc/GMT+12',
  'UTC',
] as const

const place = fc.oneof(
  fc.constantFrom(...allCities()).map(({ name, cc }) => ({ city: name, country: cc })),
  fc
    .tuple(line(10), fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }))
    .map(([name, lat, lon]) => ({ city: `Nowhere ${name}`, country: 'FR', lat: lat.toFixed(7), lon: lon.toFixed(7) })),
)
const address = fc.constantFrom(
  'https://example.org',
  'HTTP://Example.ORG:80/a/../b?x=1#y',
  `https://fa.example.org/${'آزادی_'.repeat(20)}`,
  'https://xn--mgb.example/?q=a b',
)

/** What people may type into the form of an action. Not all of it is accepted. */
export const typed: fc.Arbitrary<FormValues> = fc
  .record({
    title: line(60),
    summary: prose,
    lang: fc.constantFrom(...TEXT_LANGS),
    kind: fc.constantFrom(...KINDS),
    attendance: fc.constantFrom(...ATTENDANCES),
    days: fc.subarray(['june-20-2027', 'every-tuesday', 'freedom-day']),
    groups: maybe(fc.array(line(40), { maxLength: 8 }).map((names) => names.join('\n'))),
    allDay: fc.constantFrom('', 'on'),
    startDate: date,
    startTime: hour,
    endDate: maybe(date),
    endTime: maybe(hour),
    zone: fc.constantFrom(...ZONES),
    venue: maybe(line(40)),
    address: maybe(line(40)),
    neighbourhood: maybe(line(40)),
    tier: fc.constantFrom(...TIERS),
    joinUrl: address,
    linkUrl: maybe(address),
    linkLang: fc.constantFrom('', 'fa'),
    stepFree: fc.constantFrom('', ...STEP_FREE),
    signLanguage: fc.constantFrom('', 'on'),
    accessNote: maybe(prose),
  })
  .chain((values) => place.map((where) => ({ ...values, ...where })))
  .chain((values) =>
    fc.constantFrom('', values.startTime).map((revealTime) => ({
      ...values,
      // An hour that lies before any end that is accepted.
      revealDate: revealTime ? '2026-05-01' : '',
      revealTime,
      // Later than the start more often than not.
      endDate: values.endDate && values.endDate < values.startDate ? '' : values.endDate,
      endTime: values.endDate && !values.endTime ? '23:00' : values.endTime,
    })),
  )
