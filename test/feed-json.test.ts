import { expect, test } from 'vitest'
import { toJson } from '../worker/feed/json.ts'
import type { PosterRecord, ReportRecord } from '../worker/rules/action-record.ts'
import { fieldsOf, recordOf } from './support/actions.ts'
import { dayOf, feedOf, headIn } from './support/feeds.ts'

const readme = import.meta.glob<string>('../README.md', { query: '?raw', import: 'default', eager: true })

const REPORT: ReportRecord = {
  id: 'report',
  status: 'published',
  lang: 'en',
  text: 'It was good.',
  turnoutFrom: 20,
  turnoutTo: 30,
  countedBy: 'organizer',
  links: ['https://press.example/'],
  verdictReason: null,
  publishedAt: Date.parse('2027-06-21T12:00Z'),
  texts: [{ lang: 'fa', text: 'خوب بود.', outdated: false }],
}

const POSTER: PosterRecord = {
  ...{ key: '0123456789abcdefghjkmnpqrs', width: 800, height: 600, lang: 'en' },
  ...{ description: 'A square', credit: 'A friend', licence: 'cc0-1.0' },
}

/** Two actions in which, together, every field is filled, as they are on the evening of the action. */
function everything(): unknown {
  const fields = fieldsOf({
    ...{ attendance: 'both', days: 'june-20-2027', tier: 'exact', joinUrl: 'https://join.example/' },
    ...{ linkUrl: 'https://more.example/', linkLang: 'fa', stepFree: 'yes', accessNote: 'A lift.' },
    groups: 'Group of the test',
  })
  const known = { name: 'Group of the test', group: { slug: 'group-of-the-test', foldedName: 'groupofthetest' } }
  const whole = recordOf(fields, { groups: [known], reports: [REPORT], status: 'cancelled', cancelReason: 'Rain.' })
  const later = recordOf(fieldsOf({ tier: 'city', revealDate: '2027-06-20', revealTime: '12:00' }), {
    id: '1234567890',
    cancelledBy: null,
    posters: [POSTER],
    notices: [{ id: '2345678901', status: 'published', lang: 'en', text: 'To the park.', until: null, reason: null }],
  })
  return JSON.parse(JSON.stringify(toJson(feedOf([whole, later], [dayOf()]), headIn('en'))))
}

/** Every field in a value by its path: `actions[].place.point.lat`. */
function fieldsIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => [`${path}[]`, ...fieldsIn(each, `${path}[]`)])
  if (typeof value !== 'object' || value === null) return path.endsWith('[]') ? [] : [path]
  const inside = Object.entries(value).flatMap(([name, each]) => fieldsIn(each, path === '' ? name : `${path}.${name}`))
  return path === '' ? inside : [path, ...inside]
}

/** The fields that the README's table names; what begins with a dot is of the first one in its row. */
function documented(): string[] {
  const [, table = ''] = (readme['../README.md'] ?? '').split('| field | is |\n| --- | --- |\n')
  const rows = (table.split('\n\n')[0] ?? '').split('\n')
  return rows.flatMap((row) => {
    const names = [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    return names.map((name) => (name.startsWith('.') ? `${names[0]}${name}` : name))
  })
}

test('the JSON of a feed has the fields that the README promises, and no other', () => {
  const fields = [...new Set(fieldsIn(everything()))].sort()
  expect(fields.length).toBeGreaterThan(70)
  expect([...new Set(documented())].sort()).toEqual(fields)
})

test('no field is left out where there is nothing to say', () => {
  const bare = fieldsOf({ tier: 'country', venue: '', address: '', neighbourhood: '', endTime: '' })
  const [action] = toJson(
    feedOf([recordOf(bare, { texts: [{ lang: 'en', title: 'T', summary: '', original: true, outdated: false }] })]),
    headIn('en'),
  ).actions
  const written: unknown = JSON.parse(JSON.stringify(action))
  expect(written).toMatchObject({
    ...{ cancelled: null, reveals: null, joinUrl: null, link: null, days: [], groups: [], report: null, poster: null },
    ...{ when: { ends: null }, place: { city: null, neighbourhood: null, venue: null, address: null, point: null } },
    access: { stepFree: null, signLanguage: false, note: null },
  })
  expect(Object.keys(Object(written))).toHaveLength(23)
})
