import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { readMap } from '../worker/change/map-columns.ts'
import { paths } from '../worker/paths.ts'
import type { MapColumns } from '../worker/rules/map-columns.ts'
import type { Selection } from '../worker/rules/selection.ts'
import { HALFWAY, putMany } from './support/many.ts'
import { costsOf } from './support/queries.ts'
import { coordinatorAt, decide, MORNING, publish, redirectOf, registration, Visitor } from './support/site.ts'

const ALL: Selection = { of: 'all' }
const PATH = paths.map(ALL)
/** One in ten of them waits. */
const MADE = 400
const SHOWN = 360

beforeEach(() => putMany(MADE))

async function columnsAt(moment: string, path = PATH): Promise<MapColumns> {
  const response = await new Visitor(moment).get(path)
  expect(response.status).toBe(200)
  return response.json()
}

/** The selections whose columns lie ready, with the revision for which they were made. */
async function ready(): Promise<{ selection: string; revision: number }[]> {
  const rows = await env.DB.prepare('select selection, revision from map_columns order by selection').all()
  return rows.results.map(({ selection, revision }) => ({ selection: String(selection), revision: Number(revision) }))
}

describe('the map of a large selection', () => {
  test('is made once, and then lies ready: two rows are read', async () => {
    const first = await columnsAt(MORNING)
    expect(first.lat).toHaveLength(SHOWN)
    const costs = await costsOf((db) => readMap(db, ALL, HALFWAY))
    expect(costs.map(({ read }) => read)).toEqual([1])
    expect(await columnsAt(MORNING)).toEqual(first)
    await publish(new Visitor(MORNING), await coordinatorAt(MORNING))
    await columnsAt(MORNING)
    const after = await costsOf((db) => readMap(db, ALL, HALFWAY))
    expect(after.map(({ read }) => read)).toEqual([2])
  })

  test('is made anew by the first who asks after a change, and forgotten at once by what is taken down', async () => {
    await columnsAt(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const { id } = await publish(new Visitor(MORNING), coordinator)
    // A map that holds what has changed is nowhere, before anybody asks.
    expect(await ready()).toEqual([])
    expect((await columnsAt(MORNING)).lat).toHaveLength(SHOWN + 1)
    expect(await ready()).toEqual([{ selection: 'all', revision: 1 }])
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'It calls for harm.' }))
    expect(await ready()).toEqual([])
    expect((await columnsAt(MORNING)).lat).toHaveLength(SHOWN)
  })

  test('is made anew where an older version of the site made it', async () => {
    const made = await columnsAt(MORNING)
    await env.DB.prepare("update map_columns set version = version - 1, columns = 'no longer understood'").run()
    expect(await columnsAt(MORNING)).toEqual(made)
  })

  test('stays where nothing of it has changed, however often an organizer posts', async () => {
    const group = new Visitor(MORNING)
    const { link } = await publish(group, await coordinatorAt(MORNING), { title: 'The rally' })
    await columnsAt(MORNING)
    const [before] = await ready()
    const same = registration({ title: 'The rally' })
    for (const otherwise of [{}, { title: 'Another title' }, {}])
      redirectOf(await group.post(`${link}/edit`, { ...same, ...otherwise }))
    expect(await ready()).toEqual([before])
  })

  test('stays where only another selection has changed', async () => {
    await columnsAt(MORNING)
    await env.DB.prepare(
      "insert into map_columns values ('kind/talk', 0, 2, 'h', null, 'x'), ('kind/rally', 0, 2, 'h', null, 'x')",
    ).run()
    await publish(new Visitor(MORNING), await coordinatorAt(MORNING), { kind: 'rally' })
    expect(await ready()).toEqual([{ selection: 'kind/talk', revision: 0 }])
  })

  test('shows a place from the hour of its reveal until the end, though nobody changes anything', async () => {
    const place = { lat: '52.52508', lon: '13.36940', tier: 'city', revealDate: '2027-06-20', revealTime: '12:00' }
    await publish(new Visitor(MORNING), await coordinatorAt(MORNING), place)
    const exact = async (moment: string) => {
      const { lat, elsewhere } = await columnsAt(moment)
      let at = 0
      const lats = lat.map((step) => (at += step))
      expect(lat).toHaveLength(SHOWN + 1)
      return [lats.includes(5252508), elsewhere.length]
    }
    expect(await exact('2027-06-20T09:59:59Z')).toEqual([false, 0])
    expect(await ready()).toHaveLength(1)
    expect(await exact('2027-06-20T10:00Z')).toEqual([true, 1])
    expect(await exact('2027-06-20T14:59:59Z')).toEqual([true, 1])
    expect(await exact('2027-06-20T15:00Z')).toEqual([false, 0])
  })

  test('is the same gzipped and plain, and not sent again to who has it', async () => {
    const visitor = new Visitor(MORNING)
    const plain = await visitor.get(PATH)
    const zipped = await visitor.get(PATH, { 'Accept-Encoding': 'br, gzip' })
    expect(plain.headers.get('Content-Encoding')).toBeNull()
    expect(zipped.headers.get('Content-Encoding')).toBe('gzip')
    expect(zipped.headers.get('Vary')).toContain('Accept-Encoding')
    const etag = zipped.headers.get('ETag') ?? ''
    // The two are not the same bytes.
    expect(plain.headers.get('ETag')).not.toBe(etag)
    const refused = await visitor.get(PATH, { 'Accept-Encoding': 'identity, gzip;q=0' })
    expect(refused.headers.get('ETag')).toBe(plain.headers.get('ETag'))
    const bytes = await zipped.arrayBuffer()
    const text = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
    expect(await text).toBe(await plain.text())
    const again = { 'Accept-Encoding': 'gzip', 'If-None-Match': etag }
    expect((await visitor.get(PATH, again)).status).toBe(304)
    await publish(visitor, await coordinatorAt(MORNING))
    expect((await visitor.get(PATH, again)).status).toBe(200)
  })
})

test('a small map is as fast made as read: nothing is laid ready for it', async () => {
  expect((await columnsAt(MORNING, paths.map({ of: 'city', cc: 'DE', slug: 'berlin' }))).lat).toHaveLength(67)
  expect(await ready()).toEqual([])
})
