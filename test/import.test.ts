import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { correctRow, leaveOut } from '../worker/change/import-rows.ts'
import { openDatabase } from '../worker/store/database.ts'
import { countRows, findRow, listRows } from '../worker/store/imports.ts'
import { begin, expectWithin, importNow, live, MEANS, NOW, stepToTheEnd } from './support/imports.ts'
import { invocation } from './support/invocation.ts'
import { countWaiting, waitingRecords } from './support/waiting-records.ts'

const ROWS = 5000
/** Every so many rows one is bad, each time in another way. */
const BAD_EVERY = 250
const BAD: Readonly<Record<string, string>>[] = [
  { start_date: '2027-13-40' },
  { city: 'Nowheretown' },
  { event_title: '' },
  { kind: 'riot' },
  { start_time: 'half past never' },
]
const CITIES = ['Berlin', 'Paris', 'Oslo', 'Toronto', 'Madrid', 'تهران']
const HEADER = [
  'event_id',
  'event_title',
  'description',
  'start_date',
  'start_time',
  'end_time',
  'city',
  'location_name',
  'kind',
]

function csvOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const row: Record<string, string> = {
      event_id: `e${index}`,
      event_title: `Action, "number" ${index}`,
      description: 'Two lines\nof the test.',
      start_date: `2027-06-${String(10 + (index % 20)).padStart(2, '0')}`,
      start_time: '3:00 PM',
      end_time: '17:00',
      city: CITIES[index % CITIES.length] ?? '',
      location_name: `Square ${index}`,
      kind: '',
      ...(isBad(index) ? BAD[(index / BAD_EVERY) % BAD.length] : {}),
    }
    return HEADER.map((name) => `"${(row[name] ?? '').replaceAll('"', '""')}"`).join(',')
  })
  return [HEADER.join(','), ...lines].map((line) => `${line}\r\n`).join('')
}

const isBad = (index: number) => index % BAD_EVERY === 0

async function count(sql: string): Promise<number> {
  return (await env.DB.prepare(`select count(*) as n from ${sql}`).first<number>('n')) ?? -1
}

test('a table of 5,000 rows comes in by parts, whatever kills them, and waits from one moment on', async () => {
  const db = openDatabase(env.DB)
  const csv = csvOf(ROWS)
  await begin('aaaaaaaaaa', csv)
  const { deaths } = await stepToTheEnd('aaaaaaaaaa', (step) =>
    step % 2 === 0 ? { at: (step / 2) % 5, answered: step % 4 === 0 } : null,
  )
  expect(deaths).toBeGreaterThan(20)
  const bad = ROWS / BAD_EVERY
  expect(await countRows(db, 'aaaaaaaaaa')).toEqual({ read: 0, right: ROWS - bad, wrong: bad, known: 0, 'left-out': 0 })

  // Each is told by its row and its field.
  const wrong = await listRows(db, 'aaaaaaaaaa', { state: 'wrong', after: 0, limit: 100 })
  expect(wrong.map(({ number }) => number)).toEqual(Array.from({ length: bad }, (_, index) => index * BAD_EVERY + 2))
  expect(wrong.slice(0, 5).map(({ errors }) => Object.keys(errors ?? {}))).toEqual([
    ['startDate'],
    ['city'],
    ['title', 'summary'].slice(0, 1),
    ['kind'],
    ['startTime'],
  ])

  // Nothing is written until all is well.
  expect(await live('aaaaaaaaaa')).toBe(false)
  expect(await count('actions')).toBe(0)
  for (const row of wrong.slice(0, 5)) {
    const { change, spent } = invocation(NOW)
    const typed = {
      ...row.typed,
      title: 'Put right',
      city: 'Berlin',
      kind: 'vigil',
      startDate: '2027-06-20',
      startTime: '15:00',
    }
    expect(await correctRow(change, await importNow('aaaaaaaaaa'), row, typed, MEANS)).toMatchObject({ ok: true })
    expectWithin(spent)
  }
  expect(await leaveOut(invocation(NOW).change, await importNow('aaaaaaaaaa'), null)).toMatchObject({ ok: true })
  const became = ROWS - bad + 5

  // The switch: killed before, nothing is there; killed after, everything.
  await expect(live('aaaaaaaaaa', { at: 0, answered: false })).rejects.toThrow('dead')
  expect(await count('actions')).toBe(0)
  expect(await countWaiting('action')).toBe(0)
  await expect(live('aaaaaaaaaa', { at: 0, answered: true })).rejects.toThrow('died')
  expect(await importNow('aaaaaaaaaa')).toMatchObject({ state: 'live', became, liveAt: NOW })
  expect(await live('aaaaaaaaaa')).toBe(false)
  expect(await count("actions where status = 'pending' and link_hash is null")).toBe(became)
  expect(await count('action_texts where original = 1')).toBe(became)
  expect(await count('import_rows')).toBe(0)
  expect(await count("verdicts where subject = 'import' and decision = 'add'")).toBe(1)
  expect(await countWaiting('action')).toBe(became)
  // The cap of a country holds for whoever says nothing.
  expect(await count("actions where country = 'IR' and tier <> 'country'")).toBe(0)
  expect(await count("actions where country = 'IR'")).toBeGreaterThan(800)

  // The same file again: what is here is known, what was left out may come.
  await begin('bbbbbbbbbb', csv)
  await stepToTheEnd('bbbbbbbbbb')
  expect(await countRows(db, 'bbbbbbbbbb')).toEqual({ read: 0, right: 0, wrong: bad - 5, known: became, 'left-out': 0 })
  await leaveOut(invocation(NOW).change, await importNow('bbbbbbbbbb'), null)
  expect(await live('bbbbbbbbbb')).toBe(true)
  expect(await count('actions')).toBe(became)
}, 240_000)

test('what came in is as its table says', async () => {
  await begin('cccccccccc', csvOf(3))
  await stepToTheEnd('cccccccccc')
  await leaveOut(invocation(NOW).change, await importNow('cccccccccc'), null)
  expect(await live('cccccccccc')).toBe(true)
  const [first] = await waitingRecords('action')
  expect(first).toMatchObject({
    ...{ status: 'pending', kind: 'rally', startsLocal: '2027-06-11T15:00', endsLocal: '2027-06-11T17:00' },
    ...{ zone: 'Europe/Paris', country: 'FR', cityName: 'Paris', venue: 'Square 1', tier: 'exact', revision: 0 },
    texts: [{ lang: 'en', title: 'Action, "number" 1', summary: 'Two lines\nof the test.', original: true }],
    ...{ sequence: 0, publishedAt: null, createdAt: NOW, allDay: false, signLanguage: false },
  })
})

test('a row that two imports hold becomes one action', async () => {
  const csv = 'title,date,city\r\nOne,2027-06-20,Berlin\r\nTwo,2027-06-20,Berlin\r\nOne,2027-06-20,Berlin\r\n'
  await begin('dddddddddd', csv)
  await stepToTheEnd('dddddddddd')
  await begin('eeeeeeeeee', csv)
  await stepToTheEnd('eeeeeeeeee')
  expect(await live('eeeeeeeeee')).toBe(true)
  expect(await live('dddddddddd')).toBe(true)
  expect(await count('actions')).toBe(2)
  expect(await importNow('dddddddddd')).toMatchObject({ became: 0 })
  // Another's rows are another's, whatever they say.
  await begin('ffffffffff', csv, { source: 'others' })
  await stepToTheEnd('ffffffffff')
  expect(await live('ffffffffff')).toBe(true)
  expect(await count('actions')).toBe(4)
})

test.each([
  [
    'a quotation mark that never closes',
    `title,date,city\n${'One,2027-06-20,Berlin\n'.repeat(3)}"Two,2027-06-20\n`,
    'unclosed',
  ],
  ['more rows than anybody looks through', `title,date\n${'One,2027-06-20\n'.repeat(10_100)}`, 'tooManyRows'],
])('%s is said, and nothing comes of it', async (_, csv, fault) => {
  await begin('aaaaaaaaaa', csv)
  await stepToTheEnd('aaaaaaaaaa')
  expect(await importNow('aaaaaaaaaa')).toMatchObject({ fault, state: 'reading' })
  expect(await live('aaaaaaaaaa')).toBe(false)
  expect(await findRow(openDatabase(env.DB), 'aaaaaaaaaa', 2)).toMatchObject({ state: 'read' })
})
