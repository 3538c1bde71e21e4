import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { chooseMeaning } from '../worker/change/import-file.ts'
import { correctRow, leaveOut } from '../worker/change/import-rows.ts'
import { importStep } from '../worker/change/import-steps.ts'
import { goOnWithImports } from '../worker/jobs/imports.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { ImportMeaning } from '../worker/rules/import-columns.ts'
import { openDatabase } from '../worker/store/database.ts'
import { countRows, findRow } from '../worker/store/imports.ts'
import { selectedIn } from './support/html.ts'
import { begin, DEFAULTS, expectWithin, importNow, live, MEANS, NOW, stepToTheEnd } from './support/imports.ts'
import { invocation } from './support/invocation.ts'
import { callDay, coordinatorAt, MORNING, redirectOf } from './support/site.ts'
import { waitingRecords } from './support/waiting-records.ts'

const ID = 'csv0000001'
const CSV = [
  'what,spot,date,city',
  ...[1, 2, 3].map((row) => `Square ${row},Reading ${row},2027-07-20,Berlin`),
  '',
].join('\n')
const meaningOf = (...columns: ImportMeaning['columns']): ImportMeaning => ({
  ...{ columns, dateOrder: null, defaults: DEFAULTS },
})
const SWAPPED = meaningOf('title', 'venue', 'startDate', 'city')
const RIGHT = meaningOf('venue', 'title', 'startDate', 'city')

async function nameAgain(meaning: ImportMeaning) {
  const { change, spent } = invocation(NOW)
  const outcome = await chooseMeaning(change, await importNow(ID), meaning)
  expectWithin(spent)
  return outcome
}

const files = async () => (await env.PRIVATE.list({ prefix: 'imports/' })).objects.length

test('columns that were swapped are named anew, however far the rows are, and each comes once', async () => {
  const db = openDatabase(env.DB)
  await begin(ID, CSV, { meaning: SWAPPED })
  await stepToTheEnd(ID)
  const row = await findRow(db, ID, 2)
  if (!row) throw new Error('there is no row')
  const typed = { ...row.typed, title: 'By hand' }
  expect(await correctRow(invocation(NOW).change, await importNow(ID), row, typed, MEANS)).toMatchObject({ ok: true })
  await leaveOut(invocation(NOW).change, await importNow(ID), 3)
  expect(await nameAgain(RIGHT)).toMatchObject({ ok: true })
  expect(await countRows(db, ID)).toMatchObject({ right: 0, wrong: 0, 'left-out': 0 })
  const { deaths } = await stepToTheEnd(ID, (step) => (step < 6 ? { at: step % 3, answered: step % 2 === 0 } : null))
  expect(deaths).toBeGreaterThan(3)
  expect(await live(ID)).toBe(true)
  const records = await waitingRecords('action')
  expect(records.map(({ texts, venue }) => [texts[0]?.title, venue]).toSorted()).toEqual(
    [1, 2, 3].map((number) => [`Reading ${number}`, `Square ${number}`]),
  )
  // Once it is live its file is gone, and nobody names its columns anew.
  expect([await files(), (await nameAgain(SWAPPED)).ok]).toEqual([0, false])
  await begin('csv0000002', CSV, { meaning: RIGHT })
  await stepToTheEnd('csv0000002')
  expect(await countRows(db, 'csv0000002')).toMatchObject({ right: 0, known: 3 })
})

test('a part that was on its way by the old word on the columns takes nothing in', async () => {
  const seen = await begin(ID, CSV, { meaning: SWAPPED })
  // It has read its rows when somebody else names the columns anew, at the same place of the file.
  expect(await nameAgain(RIGHT)).toMatchObject({ ok: true })
  const { scope, ...means } = MEANS
  expect(await importStep(invocation(NOW).change, seen, { ...means, scope })).toEqual({ ok: false, error: 'stale' })
  await stepToTheEnd(ID)
  expect((await findRow(openDatabase(env.DB), ID, 2))?.typed.title).toBe('Reading 1')
})

test('the file lies there for two days, no longer, and the page says that it is gone', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await begin(ID, CSV, { meaning: SWAPPED })
  await stepToTheEnd(ID)
  const page = paths.deskImport('en', ID)
  const columns = paths.deskImportStep('en', ID, 'columns')
  expect(await coordinator.read(page)).toContain(columns)
  // R2 keeps its own hour of when a file came.
  const inDays = (days: number) => Date.now() + days * 86_400_000
  await env.DB.prepare('update imports set created_at = ?').bind(inDays(0)).run()
  await goOnWithImports(invocation(inDays(1.9)).change, env)
  expect(await files()).toBe(1)
  await goOnWithImports(invocation(inDays(2.1)).change, env)
  expect(await files()).toBe(0)
  expect(await coordinator.read(page)).not.toContain(columns)
  expect(await coordinator.read(columns)).toContain('The file is no longer here')
  expect((await coordinator.post(columns, { ...DEFAULTS, 'column-0': 'title' })).status).toBe(409)
  expect(await countRows(openDatabase(env.DB), ID)).toMatchObject({ right: 3 })
})

test('the page shows how rows were understood, and names the columns as they were named before', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await begin(ID, CSV, { meaning: SWAPPED })
  await stepToTheEnd(ID)
  const page = await coordinator.read(paths.deskImport('en', ID))
  expect(page).toMatch(/<dt>Title<\/dt><dd><bdi>Square 1<\/bdi>/)
  const columns = paths.deskImportStep('en', ID, 'columns')
  const form = await coordinator.read(columns)
  expect(form).toMatch(/name="column-0"[^>]*>(?:(?!<\/select>).)*value="title" selected/)
  const values = { ...DEFAULTS, 'column-0': 'venue', 'column-1': 'title', 'column-2': 'startDate', 'column-3': 'city' }
  expect(redirectOf(await coordinator.post(columns, values))).toBe(paths.deskImport('en', ID))
  await stepToTheEnd(ID)
  expect(await coordinator.read(paths.deskImport('en', ID))).toMatch(/<dt>Title<\/dt><dd><bdi>Reading 1<\/bdi>/)
})

test('a row is put right in the form of an action, with names to choose from, and keeps what the table says', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20')
  const head = 'title,summary,date,city,kind,country,tier,days\n'
  await begin(ID, `${head}Reading,Words,2027-07-20,Berlin,sit-in,DE,city,june-20\n`)
  await stepToTheEnd(ID)
  const path = paths.deskImportRow('es', ID, 2)
  const page = await coordinator.read(path)
  expect(selectedIn(page)).toMatchObject({ kind: '', country: 'DE', lang: 'en' })
  expect(page).toContain(`<option value="vigil">${messages.es.kinds.vigil}</option>`)
  expect(page).toMatch(/name="tier" value="city" checked/)
  expect(page).toMatch(/name="days" value="june-20" checked/)
  // What is in no list is shown beside it, or nobody could tell what was meant.
  expect(page).toMatch(/<bdi>sit-in<\/bdi>/)
  const values = { ...selectedIn(page), title: 'Reading', summary: 'Words', startDate: '2027-07-20', allDay: 'on' }
  const put = { ...values, city: 'Berlin', tier: 'city', attendance: 'in-person', days: ['june-20'], kind: 'protest' }
  redirectOf(await coordinator.post(path, put))
  expect(await live(ID)).toBe(true)
  expect(await waitingRecords('action')).toMatchObject([
    { kind: 'protest', country: 'DE', tier: 'city', allDay: true, days: [{ day: { slug: 'june-20' } }] },
  ])
})

test('what a table says is cancelled is left out, and nobody is asked to come to it', async () => {
  const rows = ['One,2027-07-20,Berlin,published', 'Two,2027-07-20,Berlin,Cancelled', 'Three,2027-07-20,Berlin,']
  await begin(ID, ['title,date,city,status', ...rows, ''].join('\n'))
  await stepToTheEnd(ID)
  expect(await countRows(openDatabase(env.DB), ID)).toMatchObject({ right: 2, 'left-out': 1 })
  expect(await live(ID)).toBe(true)
  expect((await waitingRecords('action')).map(({ texts }) => texts[0]?.title).toSorted()).toEqual(['One', 'Three'])
})

test('a place that stands in one line is taken apart, and what a column says of its own goes before it', async () => {
  const rows = [
    'One;2027-07-20;"Old Market, Market street 1, 10115 Berlin, Germany";',
    'Two;2027-07-20;Somewhere;Hamburg',
  ]
  await begin(ID, ['title;date;location;city', ...rows, ''].join('\n'))
  await stepToTheEnd(ID)
  expect(await live(ID)).toBe(true)
  const found = (await waitingRecords('action')).map(({ venue, address, cityName }) => [venue, address, cityName])
  expect(found.toSorted()).toEqual([
    ['Old Market', 'Market street 1', 'Berlin'],
    ['Somewhere', null, 'Hamburg'],
  ])
})
