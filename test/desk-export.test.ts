import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { delimiterOf, readCsv } from '../worker/rules/csv-read.ts'
import { guessMeanings } from '../worker/rules/import-columns.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { logLines, numberOf } from './support/safety.ts'
import { coordinatorAt, MORNING, publish, redirectOf, register, Visitor } from './support/site.ts'

let owner: Visitor
beforeEach(async () => {
  owner = await coordinatorAt(MORNING, 'Test owner')
  const group = new Visitor(MORNING)
  await publish(group, owner, { title: 'Berlin hides', tier: 'city', venue: 'Hidden square', email: 'a@mail.example' })
  await publish(group, owner, { title: '=1+1', city: 'Paris', venue: 'Open square', lang: 'fr' })
  await register(group, { title: 'Still waits', city: 'Oslo', venue: 'Waiting square' })
})

async function table(visitor: Visitor, path: string): Promise<Record<string, string>[]> {
  return rowsOf(await visitor.get(path))
}

/** The table with all that is hidden, narrowed as a form says. */
async function hidden(visitor: Visitor, values: FormValues = {}): Promise<Record<string, string>[]> {
  return rowsOf(await visitor.post(paths.deskExportHidden('en'), values))
}

async function rowsOf(response: Response): Promise<Record<string, string>[]> {
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('Cache-Control')).toContain('no-store')
  const text = (await response.text()).replace('\ufeff', '')
  expect(delimiterOf(text)).toBe(',')
  const [names = [], ...rows] = readCsv(text, ',', { whole: true }).rows
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])))
}

test('the public table holds what everybody may see, narrowed as it was asked', async () => {
  const rows = await table(owner, `${paths.deskExportFile('en')}?format=csv`)
  expect(rows.map(({ title }) => title).toSorted()).toEqual(["'=1+1", 'Berlin hides'])
  expect(rows.find(({ title }) => title === 'Berlin hides')).toMatchObject({ city: 'Berlin', venue: '' })
  expect((await table(owner, `${paths.deskExportFile('en')}?format=csv&country=FR`)).map(({ city }) => city)).toEqual([
    'Paris',
  ])
  expect(await table(owner, `${paths.deskExportFile('en')}?format=csv&from=2027-07-01`)).toEqual([])
})

test('map and calendar are the feeds', async () => {
  const response = await owner.get(`${paths.deskExportFile('en')}?format=geojson&country=FR&kind=rally`)
  expect(response.headers.get('Location')).toBe('/feeds/country/fr.geojson?lang=en&kind=rally')
})

test('the confidential table has all that is hidden, but no way to anybody, and comes back in', async () => {
  const rows = await hidden(owner)
  expect(rows.map(({ title }) => title).toSorted()).toEqual(["'=1+1", 'Berlin hides', 'Still waits'])
  expect(rows.find(({ title }) => title === 'Berlin hides')).toMatchObject({
    ...{
      venue: 'Hidden square',
      tier: 'city',
      status: 'published',
      confidential: 'confidential: for coordinators alone',
    },
    ...{ startDate: '2027-06-20', startTime: '15:00', zone: 'Europe/Berlin', country: 'DE' },
  })
  const stored = await env.DB.prepare('select link_hash from actions').all<{ link_hash: string }>()
  for (const secret of ['mail.example', ...stored.results.map(({ link_hash }) => link_hash)])
    expect(JSON.stringify(rows)).not.toContain(secret)
  const names = Object.keys(rows[0] ?? {})
  const guessed = guessMeanings(names)
  expect(names.filter((_, index) => guessed[index] === null)).toEqual(['confidential', 'otherTitles', 'changeWaiting'])
})

test('each gets what is theirs', async () => {
  const limited = await coordinatorAt(MORNING, 'Test coordinator')
  const translator = await coordinatorAt(MORNING, 'Test translator')
  await env.DB.batch([
    env.DB.prepare("update coordinators set role = 'coordinator' where name = 'Test coordinator'"),
    env.DB.prepare(
      "insert into coordinator_scopes select id, 'country', 'NO' from coordinators where name = 'Test coordinator'",
    ),
    env.DB.prepare("update coordinators set role = 'translator' where name = 'Test translator'"),
  ])
  expect((await hidden(limited)).map(({ title }) => title)).toEqual(['Still waits'])
  expect((await translator.post(paths.deskExportHidden('en'), {})).status).toBe(403)
  for (const path of [paths.deskExport('en'), paths.deskExportFile('en')]) {
    expect((await translator.get(path)).status).toBe(403)
    expect((await new Visitor(MORNING).get(path)).headers.get('Location')).toBe(paths.signIn('en'))
  }
  expect(await owner.read(paths.deskExport('fa'))).toContain(paths.deskExportHidden('fa'))
})

test('who takes out what is hidden stands in the log before they have it', async () => {
  const before = (await logLines()).length
  await table(owner, `${paths.deskExportFile('en')}?format=csv`)
  expect(await logLines()).toHaveLength(before)
  expect((await hidden(owner, { country: 'FR' })).map(({ city }) => city)).toEqual(['Paris'])
  expect((await logLines()).slice(before)).toMatchObject([
    { coordinator_id: await numberOf('Test owner'), subject: 'import', decision: 'give' },
  ])
  expect(await owner.read(paths.deskLog('en'))).toContain(messages.en.safetyDesk.log.exported)
  // By an address alone nobody is made to take it.
  expect((await owner.get(paths.deskExportHidden('en'))).status).toBe(404)
  const foreign = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' }
  expect((await owner.post(paths.deskExportHidden('en'), {}, foreign)).status).toBe(403)
  expect(await logLines()).toHaveLength(before + 1)
})

test('who has not signed in for a while shows their passkey again before they have what is hidden', async () => {
  const before = await logLines()
  owner.waitUntil('2027-06-01T10:31Z')
  const answer = await owner.post(paths.deskExportHidden('en'), {})
  expect(redirectOf(answer)).toBe(paths.signInAgain('en', 'export'))
  expect(await logLines()).toEqual(before)
  expect(await owner.read(paths.signInAgain('en', 'export'))).toContain('name="to" value="export"')
  expect((await owner.get(paths.deskExport('en'))).status).toBe(200)
})
