import type { FormValues } from '../../worker/rules/typed-action.ts'

/**
 * An action in a zone that is hard to get right, as it is typed, and when it is (UTC, `2027-06-20T13:00Z`), worked out
 * by hand from the rules below.
 */
export type ZoneCase = { id: string; title: string; typed: FormValues; starts: string; ends: string }

/** What a form says of a place; a point, as the gazetteer at hand does not have the smaller ones. */
function at(city: string, country: string, zone: string, [lat, lon]: [string, string]): FormValues {
  return { city, country, zone, lat, lon, tier: 'exact' }
}

// IANA's `asia`: Iran stands at +03:30 since its parliament ended summer time in 2022; until then +04:30 from March on.
const tehran = at('Tehran', 'IR', 'Asia/Tehran', ['35.69', '51.42'])
// `australasia`: +10:30, and +11 from the first Sunday of October to the first of April, each time at 02:00.
const lordHowe = at('Lord Howe Island', 'AU', 'Australia/Lord_Howe', ['-31.55', '159.08'])
// `asia`: +05:45 since 1986.
const kathmandu = at('Kathmandu', 'NP', 'Asia/Kathmandu', ['27.71', '85.32'])
// `africa`: +01, and +00 around Ramadan (in 2025 from 23 February to 6 April); +00 all year from 20 September 2026 on.
const casablanca = at('Casablanca', 'MA', 'Africa/Casablanca', ['33.59', '-7.62'])
// `asia`: +02, and +03 from the last Saturday of March that is not after the 30th, to that of October, at 02:00.
// Online, as what its country is called differs from one version of Unicode's names to the next.
const gaza: FormValues = { attendance: 'online', joinUrl: 'https://call.example/gaza', zone: 'Asia/Gaza' }
// `australasia`: +13; in summer +14 until 2021.
const apia = at('Apia', 'WS', 'Pacific/Apia', ['-13.83', '-171.77'])
// `europe`: +01, and +02 from 01:00 UTC on the last Sunday of March to that of October.
const berlin = at('Berlin', 'DE', 'Europe/Berlin', ['52.52', '13.37'])
// `northamerica`: -05, and -04 from the second Sunday of March to the first of November, each time at 02:00.
const newYork = at('New York', 'US', 'America/New_York', ['40.71', '-74.01'])

type Row = [id: string, title: string, place: FormValues, typed: string, meant: string]
const rows: Row[] = [
  [
    'tehran0000',
    'Tehran in summer, after 2022',
    tehran,
    '2027-07-15 18:00 20:00',
    '2027-07-15T14:30Z 2027-07-15T16:30Z',
  ],
  [
    'tehran2021',
    'Tehran in summer, before 2022',
    tehran,
    '2021-07-15 18:00 20:00',
    '2021-07-15T13:30Z 2021-07-15T15:30Z',
  ],
  ['lordhowe00', 'Lord Howe in summer', lordHowe, '2027-01-15 10:00 11:30', '2027-01-14T23:00Z 2027-01-15T00:30Z'],
  ['lordhowe01', 'Lord Howe in winter', lordHowe, '2027-07-15 10:00 12:00', '2027-07-14T23:30Z 2027-07-15T01:30Z'],
  [
    'lordhowe02',
    'Lord Howe over the half hour that is skipped',
    lordHowe,
    '2027-10-03 01:30 03:00',
    '2027-10-02T15:00Z 2027-10-02T16:00Z',
  ],
  [
    'lordhowe03',
    'Lord Howe in the half hour that comes twice',
    lordHowe,
    '2027-04-04 01:45 03:00',
    '2027-04-03T14:45Z 2027-04-03T16:30Z',
  ],
  ['kathmandu0', 'Kathmandu', kathmandu, '2027-06-20 15:00 17:00', '2027-06-20T09:15Z 2027-06-20T11:15Z'],
  ['casablanca', 'Casablanca in winter', casablanca, '2027-02-20 15:00 17:00', '2027-02-20T15:00Z 2027-02-20T17:00Z'],
  [
    'casablanc1',
    'Casablanca in Ramadan, before 2026',
    casablanca,
    '2025-03-10 15:00 17:00',
    '2025-03-10T15:00Z 2025-03-10T17:00Z',
  ],
  [
    'casablanc2',
    'Casablanca in summer, before 2026',
    casablanca,
    '2025-06-20 15:00 17:00',
    '2025-06-20T14:00Z 2025-06-20T16:00Z',
  ],
  [
    'casablanc3',
    'Casablanca in summer, after 2026',
    casablanca,
    '2027-06-20 15:00 17:00',
    '2027-06-20T15:00Z 2027-06-20T17:00Z',
  ],
  ['gaza000000', 'Gaza in summer', gaza, '2027-06-20 15:00 17:00', '2027-06-20T12:00Z 2027-06-20T14:00Z'],
  ['gaza000001', 'Gaza in winter', gaza, '2027-12-20 15:00 17:00', '2027-12-20T13:00Z 2027-12-20T15:00Z'],
  ['apia000000', 'Apia in summer, after 2021', apia, '2027-01-15 10:00 12:00', '2027-01-14T21:00Z 2027-01-14T23:00Z'],
  ['apia002020', 'Apia in summer, before 2021', apia, '2020-01-15 10:00 12:00', '2020-01-14T20:00Z 2020-01-14T22:00Z'],
  [
    'berlin0gap',
    'Berlin over the hour that is skipped',
    berlin,
    '2027-03-28 01:30 03:30',
    '2027-03-28T00:30Z 2027-03-28T01:30Z',
  ],
  [
    'berlinfold',
    'Berlin in the hour that comes twice',
    berlin,
    '2027-10-31 02:30 04:00',
    '2027-10-31T00:30Z 2027-10-31T03:00Z',
  ],
  [
    'berlinover',
    'Berlin over the hour that comes twice',
    berlin,
    '2027-10-31 01:30 03:30',
    '2027-10-30T23:30Z 2027-10-31T02:30Z',
  ],
  [
    'newyorkgap',
    'New York over the hour that is skipped',
    newYork,
    '2027-03-14 01:30 03:30',
    '2027-03-14T06:30Z 2027-03-14T07:30Z',
  ],
  [
    'newyorkfol',
    'New York in the hour that comes twice',
    newYork,
    '2027-11-07 01:30 03:00',
    '2027-11-07T05:30Z 2027-11-07T08:00Z',
  ],
]

/** The hours that are typed (date, begin and end at the place) and that are meant (begin and end, UTC). */
export const ZONE_CASES: ZoneCase[] = rows.map(([id, title, place, typed, meant]) => {
  const [startDate = '', startTime = '', endTime = ''] = typed.split(' ')
  const [starts = '', ends = ''] = meant.split(' ')
  return { id, title, typed: { ...place, title, startDate, startTime, endTime }, starts, ends }
})
