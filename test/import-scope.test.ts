import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { goOnWithImports } from '../worker/jobs/imports.ts'
import { paths } from '../worker/paths.ts'
import { begin, DEFAULTS, importNow, NOW } from './support/imports.ts'
import { invocation } from './support/invocation.ts'
import { limitedAt } from './support/limited.ts'
import { ADDRESS, became, calendarOf, event } from './support/partner.ts'
import { coordinatorAt, MORNING, ORIGIN, redirectOf, type Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

const ROWS =
  'event_title,start_date,city,country\nIn Berlin,2027-07-20,Berlin,Germany\nIn Paris,2027-07-20,Paris,France\n'
const IN_PARIS = { LOCATION: 'Harbour\\, Paris\\, France' }

/** Sends a partner's calendar as a file; null where it has an address. */
async function bring(
  visitor: Visitor,
  calendar: string | null,
  otherwise: Record<string, string> = {},
): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...DEFAULTS, name: 'A partner', country: 'DE', ...otherwise }))
    body.append(name, value)
  if (calendar !== null) body.append('file', new File([calendar], 'calendar.ics'))
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  return visitor.send(paths.deskSources('en'), { method: 'POST', body, headers })
}

test('a calendar that comes again under a name is not taken from those whose the source is not', async () => {
  const owner = await coordinatorAt(MORNING, 'Test owner')
  redirectOf(await bring(owner, calendarOf(event('one'))))
  const french = await limitedAt(MORNING, 'Of another country', { scope: { country: ['FR'] } })
  const before = await dumpEverything()
  expect((await bring(french, calendarOf(event('one', IN_PARIS)), { country: 'FR' })).status).toBe(400)
  expect((await bring(french, calendarOf(event('one', { STATUS: 'CANCELLED' })), { country: 'FR' })).status).toBe(400)
  expect(await dumpEverything()).toBe(before)
})

test('a calendar that comes again changes and ends only what is of whoever brings it', async () => {
  const owner = await coordinatorAt(MORNING, 'Test owner')
  redirectOf(await bring(owner, calendarOf(event('one'), event('two', IN_PARIS), event('three', IN_PARIS))))
  const german = await limitedAt(MORNING, 'Of this country', { scope: { country: ['DE'] } })
  const gone = { STATUS: 'CANCELLED' }
  redirectOf(await bring(german, calendarOf(event('two', { ...IN_PARIS, ...gone }), event('three'))))
  const { results } = await env.DB.prepare('select city_name from actions order by city_name').all()
  expect(results.map(({ city_name }) => city_name)).toEqual(['Berlin', 'Paris', 'Paris'])
  expect(await became()).toEqual({ 'Event one': 'pending', 'Event three': 'pending', 'Event two': 'pending' })
  redirectOf(await bring(german, calendarOf(event('one', gone))))
  expect((await became())['Event one']).toBe('withdrawn')
})

test('only an owner without limits trusts a calendar, as its events may be of anywhere', async () => {
  const owner = await coordinatorAt(MORNING, 'Test owner')
  redirectOf(await bring(owner, null, { url: ADDRESS }))
  const limited = await limitedAt(MORNING, 'Of this country', { role: 'owner', scope: { country: ['DE'] } })
  const path = paths.deskSource('en', Number(await env.DB.prepare('select id from sources').first('id')), 'trust')
  expect(await limited.read(paths.deskSources('en'))).not.toContain(path)
  expect((await limited.post(path, {})).status).toBe(403)
  expect(await owner.read(paths.deskSources('en'))).toContain(path)
  redirectOf(await owner.post(path, {}))
})

test('rows are checked by the limits of whoever brought them, be it an owner who goes on with them', async () => {
  const owner = await coordinatorAt(MORNING, 'Test owner')
  await limitedAt(MORNING, 'Of another country', { scope: { country: ['FR'] } })
  await begin('csv0000001', ROWS)
  await env.DB.exec(
    "update imports set coordinator_id = (select id from coordinators where name = 'Of another country')",
  )
  for (let step = 0; step < 3; step += 1) await owner.post(paths.deskImportStep('en', 'csv0000001', 'go'), {})
  const { results } = await env.DB.prepare('select number, state from import_rows order by number').all()
  expect(results).toEqual([
    { number: 2, state: 'wrong' },
    { number: 3, state: 'right' },
  ])
})

test('what somebody brought who was removed since does not keep the clock from the rest', async () => {
  await begin('csv0000001', ROWS, { source: 'first' })
  await limitedAt(MORNING, 'Somebody removed', {})
  await env.DB.exec("update imports set coordinator_id = (select id from coordinators where name = 'Somebody removed')")
  await env.DB.exec("update coordinators set removed_at = 1 where name = 'Somebody removed'")
  await begin('csv0000002', ROWS, { source: 'second' })
  await goOnWithImports(invocation(NOW).change, env)
  expect([(await importNow('csv0000001')).state, (await importNow('csv0000002')).state]).toEqual(['reading', 'checked'])
})

test('what was checked before limits changed is checked again before it is put live', async () => {
  const bringer = await limitedAt(MORNING, 'Of two countries', { scope: { country: ['FR', 'DE'] } })
  await begin('csv0000001', ROWS)
  await env.DB.exec("update imports set coordinator_id = (select id from coordinators where name = 'Of two countries')")
  const stateNow = async () => (await importNow('csv0000001')).state
  const go = async (visitor: Visitor) => {
    for (let step = 0; step < 4; step += 1) await visitor.post(paths.deskImportStep('en', 'csv0000001', 'go'), {})
  }
  await go(bringer)
  redirectOf(await bringer.post(paths.deskImportRow('en', 'csv0000001', 3), { leaveOut: '1' }))
  expect(await stateNow()).toBe('checked')
  await env.DB.exec("delete from coordinator_scopes where value = 'DE'")
  const live = paths.deskImportStep('en', 'csv0000001', 'live')
  redirectOf(await bringer.post(live, {}))
  expect([await stateNow(), await became()]).toEqual(['checking', {}])
  await go(bringer)
  const { results } = await env.DB.prepare('select number, state from import_rows order by number').all()
  // What was left out is not brought back by it.
  expect(results).toEqual([
    { number: 2, state: 'wrong' },
    { number: 3, state: 'left-out' },
  ])
  expect((await bringer.post(live, {})).status).toBe(409)
  expect(await became()).toEqual({})
})

test('what was checked before a cap was set is checked again before it is put live, whoever does so', async () => {
  await coordinatorAt(MORNING, 'Test coordinator')
  await begin('csv0000001', ROWS)
  const tier = (caps: string) => coordinatorAt(MORNING, 'Test coordinator', { TIER_CAPS: caps })
  const go = async (visitor: Visitor, step: 'go' | 'live') =>
    visitor.post(paths.deskImportStep('en', 'csv0000001', step), {})
  const before = await tier('')
  for (let step = 0; step < 3; step += 1) await go(before, 'go')
  const after = await tier('FR:city')
  redirectOf(await go(after, 'live'))
  expect(await became()).toEqual({})
  for (let step = 0; step < 3; step += 1) await go(after, 'go')
  redirectOf(await go(after, 'live'))
  const { results } = await env.DB.prepare('select country, tier from actions order by country').all()
  expect(results).toEqual([
    { country: 'DE', tier: 'exact' },
    { country: 'FR', tier: 'city' },
  ])
})
