import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { DONE_AT_MOST } from '../worker/rules/step-up.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { copies, lastRow, picture, published, waiting } from './support/photos/desk.ts'
import { EVENING, objects, sendPhoto } from './support/photos/send.ts'
import { listening, type Query } from './support/queries.ts'
import { callDay, coordinatorAt, redirectOf, type Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

const words = messages.en.photoDesk.desk
/** What the free plan answers for one invocation. */
const QUERIES_AT_MOST = 50

async function count(sql: string): Promise<unknown> {
  return env.DB.prepare(`select count(*) as n from ${sql}`).first('n')
}

/** Refuses all that the page shows as waiting, as its form does. */
async function refuseAll(coordinator: Visitor, path: string, confirm = 'on'): Promise<Response> {
  const [until = ''] = fieldsOf(await coordinator.read(path)).until ?? []
  return coordinator.post(path, { until, confirm })
}

describe('a flood of photos', () => {
  test('of an action goes in parts, each photo with a verdict and its objects, and what came later stays', async () => {
    const { key, id, coordinator } = await waiting()
    const keys = await copies(key, 120)
    const path = paths.deskPhotos('en', { action: id })
    await env.DB.prepare('update photos set created_at = created_at + 1 where key = ?').bind(keys[0]).run()
    await env.DB.prepare("update photos set status = 'hidden' where key = ?").bind(keys[1]).run()
    expect(redirectOf(await refuseAll(coordinator, path))).toBe(path)
    expect(await count("photos where status = 'pending'")).toBe(20)
    expect(redirectOf(await refuseAll(coordinator, path))).toBe(path)
    expect(await count("photos where status = 'pending'")).toBe(1)
    expect(await count("photos where status = 'hidden'")).toBe(1)
    expect(await count("verdicts where subject = 'photo' and decision = 'reject' and length(snapshot_hash) = 43")).toBe(
      119,
    )
    expect(await count("(select distinct subject_id from verdicts where subject = 'photo')")).toBe(119)
    expect([await objects(), await count('loose_objects')]).toEqual([[], 0])
  })

  test('of more than two hundred waits for the passkey: who only holds a session deletes no more', async () => {
    const { key, id, coordinator } = await waiting()
    await copies(key, DONE_AT_MOST.drops + 49)
    // It counts since the passkey was shown.
    coordinator.waitUntil(new Date(Date.parse(EVENING) + 60_000).toISOString())
    const path = paths.deskPhotos('en', { action: id })
    for (let pressed = 0; pressed < 2; pressed += 1) redirectOf(await refuseAll(coordinator, path))
    const kept = await objects()
    expect((await refuseAll(coordinator, path)).status).toBe(403)
    expect([await count("photos where status = 'pending'"), await objects()]).toEqual([50, kept])
  })

  test('of a day goes alone: neither what is public nor what is of others', async () => {
    const { key, reader } = await published()
    const coordinator = await coordinatorAt(EVENING)
    for (const slug of ['june-20', 'june-21']) {
      await callDay(coordinator, slug)
      redirectOf(await sendPhoto(reader, paths.dayPhoto('en', slug), await picture(), { city: 'Berlin' }))
    }
    const { key: other } = await lastRow()
    const path = paths.deskPhotos('en', { day: 'june-20' })
    expect(redirectOf(await refuseAll(coordinator, path))).toBe(path)
    const { results } = await env.DB.prepare('select key from photos order by key').all<{ key: string }>()
    expect(results.map((row) => row.key)).toEqual([key, other].sort())
    expect(await coordinator.read(path)).not.toContain(words.refuseAll)
  })

  test('costs no more than the free plan answers', async () => {
    const { key, id } = await waiting()
    await copies(key, 120)
    const queries: Query[] = []
    const coordinator = await coordinatorAt(EVENING, 'Another coordinator', { DB: listening(env.DB, queries) })
    queries.length = 0
    await coordinator.post(paths.deskPhotos('en', { action: id }), { until: String(coordinator.now), confirm: 'on' })
    expect(await count("photos where status = 'pending'")).toBe(21)
    expect(queries.length).toBeLessThanOrEqual(QUERIES_AT_MOST)
  })

  test.each(SHIPPED_LANGS)('stays unless somebody says so twice, in %s', async (lang) => {
    const { id, coordinator } = await waiting()
    const path = paths.deskPhotos(lang, { action: id })
    const before = await dumpEverything()
    const response = await refuseAll(coordinator, path, '')
    const page = await response.text()
    expect([response.status, describedBy(page, 'confirm')]).toEqual([
      400,
      expect.arrayContaining([messages[lang].errors.notConfirmed]),
    ])
    for (const until of ['', 'x', '-1'])
      expect((await coordinator.post(path, { until, confirm: 'on' })).status).toBe(400)
    for (const of of [{}, { action: 'none' }, { day: 'none' }])
      expect((await coordinator.post(paths.deskPhotos(lang, of), { until: '1', confirm: 'on' })).status).toBe(404)
    expect(await dumpEverything()).toBe(before)
  })
})
