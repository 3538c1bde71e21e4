import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import worker from '../worker/index.ts'
import { paths } from '../worker/paths.ts'
import { type Fault, type FaultyBindings, faultyBindings } from './support/photos/faults.ts'
import { quarters } from './support/photos/pictures.ts'
import { png } from './support/photos/png.ts'
import { afterwards, EVENING, objects, rows, sendPhoto } from './support/photos/send.ts'
import { formKey, redirectOf, Visitor } from './support/site.ts'

const A_DAY_LATER = '2027-06-21T20:01Z'
const FAULTS: Fault[] = ['before', 'after']
/** More calls than any of these makes: a test that goes on for ever says so. */
const CALLS_AT_MOST = 60

// What is thrown here is told on the console, hundreds of times.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
})

async function sweep(moment = A_DAY_LATER): Promise<void> {
  await worker.scheduled(createScheduledController({ scheduledTime: new Date(moment), cron: '' }), env)
}

/** Every row has both its objects, every object a row, and nothing is loose. */
async function expectWhole(photos: number): Promise<void> {
  const all = await rows()
  expect(all).toHaveLength(photos)
  const wanted = all.flatMap(({ object }) => [`photos/${object}/large`, `photos/${object}/small`])
  expect(await objects()).toEqual(wanted.sort())
  expect(await env.DB.prepare('select count(*) as n from loose_objects').first('n')).toBe(0)
}

function withBindings({ DB, PRIVATE, IMAGES }: FaultyBindings): Visitor {
  return new Visitor(EVENING, { DB, PRIVATE, IMAGES })
}

/** Does something with the first call failing, then the second, until all its calls have failed once. */
async function failingEach(
  fault: Fault,
  attempt: (faulty: FaultyBindings) => Promise<void>,
): Promise<{ calls: string[] }> {
  for (let failing = 1; failing < CALLS_AT_MOST; failing += 1) {
    const faulty = faultyBindings(failing, fault)
    await attempt(faulty)
    if (faulty.calls.length < failing) return { calls: faulty.calls }
  }
  throw new Error('it makes more calls than it should')
}

describe.each(FAULTS)('killed at any call (%s it is carried out)', (fault) => {
  test('an upload that is sent again is there once, with the same answer', async () => {
    const { photos, group } = await afterwards()
    const picture = await png(quarters())
    const { calls } = await failingEach(fault, async (faulty) => {
      const values = { key: formKey() }
      const first = await sendPhoto(withBindings(faulty), photos, picture, values, { json: true })
      expect([201, 500]).toContain(first.status)
      expect(await first.text()).not.toMatch(/at Sharp|was not reached|was lost|\.js|\.ts/)
      group.address = crypto.randomUUID()
      const again = await sendPhoto(group, photos, picture, values, { json: true })
      const more = await sendPhoto(group, photos, picture, values, { json: true })
      expect([again.status, more.status]).toEqual([201, 201])
      const answer = await again.json<{ key: string }>()
      expect(await more.json()).toEqual(answer)
      await sweep()
      await expectWhole(1)
      expect(await rows()).toMatchObject([answer])
      redirectOf(await group.post(`${photos}/${answer.key}/delete`, {}))
      await expectWhole(0)
    })
    // All that it does may fail: announcing, two objects, the batch, both sizes.
    expect(calls).toEqual(expect.arrayContaining(['D1 batch', 'Images', 'R2 put']))
    expect(calls.filter((name) => name === 'R2 put')).toHaveLength(2)
    expect(calls.filter((name) => name === 'Images')).toHaveLength(2)
  }, 180_000)

  test('an upload that is never sent again leaves all of it or nothing', async () => {
    const { photos, group } = await afterwards()
    const picture = await png(quarters())
    await failingEach(fault, async (faulty) => {
      await sendPhoto(withBindings(faulty), photos, picture)
      await sweep()
      const left = await rows()
      await expectWhole(left.length)
      for (const { key } of left) redirectOf(await group.post(`${photos}/${key}/delete`, {}))
      group.address = crypto.randomUUID()
    })
  }, 180_000)

  test('a deletion that is repeated, or swept up, leaves nothing', async () => {
    const { photos, group } = await afterwards()
    const picture = await png(quarters())
    const { calls } = await failingEach(fault, async (faulty) => {
      group.address = crypto.randomUUID()
      const sent = await sendPhoto(group, photos, picture, {}, { json: true })
      const { key } = await sent.json<{ key: string }>()
      const headers = { Accept: 'application/json' }
      const first = await withBindings(faulty).post(`${photos}/${key}/delete`, {}, headers)
      expect([204, 500]).toContain(first.status)
      // Whatever failed: what says that it is gone is not seen again.
      if (first.status === 204) expect(await rows()).toEqual([])
      expect((await group.post(`${photos}/${key}/delete`, {}, headers)).status).toBe(204)
      expect(await rows()).toEqual([])
      await sweep('2027-06-20T20:15Z')
      await expectWhole(0)
    })
    expect(calls).toContain('R2 delete')
  }, 180_000)

  test('a poster that takes the place of another is the only one that waits', async () => {
    const { photos, group, link } = await afterwards()
    const picture = await png(quarters())
    await failingEach(fault, async (faulty) => {
      group.address = crypto.randomUUID()
      const former = { purpose: 'poster', caption: 'The former one' }
      redirectOf(await sendPhoto(group, photos, picture, former))
      const values = { purpose: 'poster', key: formKey(), caption: 'The next one' }
      await sendPhoto(withBindings(faulty), photos, picture, values)
      redirectOf(await sendPhoto(group, photos, picture, values))
      await sweep()
      await expectWhole(1)
      expect(await rows()).toMatchObject([{ purpose: 'poster', caption: 'The next one' }])
      expect(await group.read(link)).toContain('The next one')
    })
  }, 180_000)

  test('an action that is deleted takes the objects of its photos along', async () => {
    for (let failing = 1; failing < CALLS_AT_MOST; failing += 1) {
      const { photos, group, link } = await afterwards()
      for (const purpose of ['report', 'poster'])
        redirectOf(await sendPhoto(group, photos, await png(quarters()), { purpose }))
      const faulty = faultyBindings(failing, fault)
      await withBindings(faulty).post(`${link}/delete`, { confirm: 'on' })
      await group.post(`${link}/delete`, { confirm: 'on' })
      expect((await group.get(link)).status).toBe(404)
      await sweep('2027-06-20T20:15Z')
      await expectWhole(0)
      if (faulty.calls.length < failing) return
    }
    throw new Error('it makes more calls than it should')
  }, 240_000)
})

test('what is deleted is deleted from the bucket at once, not with the next sweep', async () => {
  const { photos, group, link } = await afterwards()
  redirectOf(await sendPhoto(group, photos, await png(quarters())))
  redirectOf(await sendPhoto(group, photos, await png(quarters())))
  expect(await objects()).toHaveLength(4)
  const [first] = await rows()
  redirectOf(await group.post(`${photos}/${first?.key}/delete`, {}))
  await expectWhole(1)
  expect(redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))).toBe(paths.deleted('en'))
  await expectWhole(0)
})

test('a sweep leaves alone what is still on its way', async () => {
  const { photos, group } = await afterwards()
  const never = faultyBindings(0, 'before')
  // The batch never comes: as if the process had been killed between the objects and the row.
  const cut = new Proxy(never.DB, {
    get: (target, name) => (name === 'batch' ? () => Promise.reject(new Error('killed')) : Reflect.get(target, name)),
  })
  const visitor = new Visitor(EVENING, { DB: cut })
  expect((await sendPhoto(visitor, photos, await png(quarters()))).status).toBe(500)
  expect(await objects()).toHaveLength(2)
  await sweep('2027-06-21T19:59Z')
  expect(await objects()).toHaveLength(2)
  await sweep()
  await expectWhole(0)
  expect((await group.get(photos)).status).toBe(303)
})
