import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { selectedIn } from './support/html.ts'
import { coordinatorAt, MORNING, ORIGIN, redirectOf, type Visitor } from './support/site.ts'

const CSV = [
  'event_title,Start Date,start_time,City,Country,E-mail of the host',
  'First of the table,20/6/2027,3 pm,Berlin,Germany,host@mail.example',
  'Second of the table,21/6/2027,15:00,Nowheretown,Germany,host@mail.example',
  '"<script>alert(1)</script> & co.",2027-06-22,,Paris,,host@mail.example',
].join('\n')

async function upload(coordinator: Visitor, file: string | Uint8Array, source = 'A partner'): Promise<Response> {
  const body = new FormData()
  body.set('source', source)
  body.set('file', new File([file], 'table.csv', { type: 'text/csv' }))
  return coordinator.send(paths.deskImports('en'), {
    method: 'POST',
    body,
    headers: { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' },
  })
}

async function bring(coordinator: Visitor): Promise<string> {
  const path = redirectOf(await upload(coordinator, CSV))
  const values = { ...selectedIn(await coordinator.read(path)), dateOrder: 'dmy', tier: 'exact', kind: 'rally' }
  expect(redirectOf(await coordinator.post(`${path}/columns`, values))).toBe(path)
  for (let step = 0; step < 3; step += 1) await coordinator.post(`${path}/go`, {})
  return path
}

test('a table is brought in, named, checked, put right and put live', async () => {
  const coordinator = await coordinatorAt(MORNING)
  const path = redirectOf(await upload(coordinator, CSV))
  const first = await coordinator.read(path)
  expect(selectedIn(first)).toMatchObject({
    ...{ 'column-0': 'title', 'column-1': 'startDate', 'column-2': 'startTime', 'column-3': 'city' },
    ...{ 'column-4': 'country', 'column-5': '' },
  })
  expect(first).not.toContain('<script>alert')
  const refused = await coordinator.post(`${path}/columns`, { ...selectedIn(first), 'column-5': 'city' })
  expect(refused.status).toBe(400)

  const page = await coordinator.read(await bring(coordinator))
  expect(page).toContain('Row 3')
  expect(page).toContain('City (<bdi>Nowheretown</bdi>):')
  // What nobody wanted was not kept.
  for (const table of ['imports', 'import_rows'])
    expect(JSON.stringify(await env.DB.prepare(`select * from ${table}`).all())).not.toContain('mail.example')
  const { id } = (await env.DB.prepare('select id from imports order by created_at desc, rowid desc limit 1').first<{
    id: string
  }>()) ?? { id: '' }
  const its = paths.deskImport('en', id)
  expect((await coordinator.post(`${its}/live`, {})).status).toBe(409)

  const row = await coordinator.read(`${its}/rows/3`)
  expect(row).toContain('value="Nowheretown"')
  const wrong = { title: 'Second of the table', summary: 'x', lang: 'en', kind: 'rally', attendance: 'in-person' }
  const again = { ...wrong, startDate: '2027-06-21', startTime: '15:00', country: 'DE' }
  expect((await coordinator.post(`${its}/rows/3`, { ...again, city: 'Nowheretown' })).status).toBe(400)
  expect(redirectOf(await coordinator.post(`${its}/rows/3`, { ...again, city: 'Hamburg' }))).toBe(its)
  expect(redirectOf(await coordinator.post(`${its}/live`, {}))).toBe(its)
  expect(await coordinator.read(its)).toContain('3 actions came of it.')
  const queue = await coordinator.read(paths.desk('en'))
  for (const title of ['First of the table', 'Second of the table', '&amp; co.']) expect(queue).toContain(title)
  const { results } = await env.DB.prepare(
    'select starts_local, all_day, zone from actions order by starts_local',
  ).all()
  expect(results).toEqual([
    { starts_local: '2027-06-20T15:00', all_day: 0, zone: 'Europe/Berlin' },
    { starts_local: '2027-06-21T15:00', all_day: 0, zone: 'Europe/Berlin' },
    { starts_local: '2027-06-22', all_day: 1, zone: 'Europe/Paris' },
  ])
})

test.each<[string, string | Uint8Array, number, string]>([
  ['nothing', '', 400, 'empty'],
  ['Latin-1', new Uint8Array([0x61, 0x2c, 0xe9, 0x0a, 0x62, 0x2c, 0x63]), 400, 'UTF-8'],
  ['UTF-16 that nothing marks', new Uint8Array([0x61, 0, 0x2c, 0, 0x62, 0]), 400, 'UTF-8'],
  ['one column', 'a\nb\n', 400, 'no table'],
  ['nothing but names', 'a,b\n', 400, 'no table'],
  ['more than 8 MB', 'a,b\n'.repeat(2_200_000), 413, '8 MB'],
])('%s is no table', async (_, file, status, words) => {
  const coordinator = await coordinatorAt(MORNING)
  const response = await upload(coordinator, file)
  expect(response.status).toBe(status)
  expect(await response.text()).toContain(words)
  expect(await env.PRIVATE.list()).toMatchObject({ objects: [] })
})

test('an import is its bringer’s and the owners’; translators bring none', async () => {
  const owner = await coordinatorAt(MORNING, 'Test owner')
  const other = await coordinatorAt(MORNING, 'Test coordinator')
  const translator = await coordinatorAt(MORNING, 'Test translator')
  await env.DB.batch([
    env.DB.prepare("update coordinators set role = 'coordinator' where name = 'Test coordinator'"),
    env.DB.prepare("update coordinators set role = 'translator' where name = 'Test translator'"),
  ])
  const path = await bring(owner)
  expect((await translator.get(paths.deskImports('en'))).status).toBe(403)
  for (const step of ['', '/rows/3']) expect((await other.get(path + step)).status).toBe(404)
  for (const step of ['columns', 'go', 'live', 'leave-out', 'drop', 'rows/3'])
    expect((await other.post(`${path}/${step}`, {})).status, step).toBe(404)
  expect(await other.read(paths.deskImports('en'))).not.toContain('A partner')
  const own = await bring(other)
  expect((await owner.get(own)).status).toBe(200)
  expect(redirectOf(await owner.post(`${own}/drop`, {}))).toBe(paths.deskImports('en'))
  expect((await owner.get(own)).status).toBe(404)
  expect(await env.DB.prepare('select count(*) as n from imports').first('n')).toBe(1)
})

test('what is not a coordinator’s to look after they do not bring in', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await env.DB.batch([
    env.DB.prepare("update coordinators set role = 'coordinator'"),
    env.DB.prepare("insert into coordinator_scopes select id, 'country', 'FR' from coordinators"),
  ])
  const path = await bring(coordinator)
  const page = await coordinator.read(path)
  expect(page).toContain(messages.en.errors.notYours)
  await coordinator.post(`${path}/leave-out`, {})
  await coordinator.post(`${path}/live`, {})
  expect((await env.DB.prepare('select country from actions').all()).results).toEqual([{ country: 'FR' }])
})
