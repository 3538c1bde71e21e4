import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { PHOTOS_AN_ACTION } from '../worker/rules/photo.ts'
import { quarters } from './support/photos/pictures.ts'
import { png } from './support/photos/png.ts'
import { afterwards, EVENING, letThrough, objects, rows, sendPhoto } from './support/photos/send.ts'
import { coordinatorAt, formKey, MORNING, publish, redirectOf, register, Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

const JSON_ONLY = { Accept: 'application/json' }
const t = messages.en

/** A photo of a report that waits for a coordinator. */
async function sent() {
  const life = await afterwards()
  redirectOf(await sendPhoto(life.group, life.photos, await png(quarters())))
  const [row] = await rows()
  if (!row) throw new Error('nothing was taken in')
  return { ...life, ...row, action: life.id }
}

/** Status, headers and page of an answer, to be compared with another's. */
async function told(response: Response): Promise<unknown> {
  return [response.status, [...response.headers].sort(), await response.text()]
}

describe('the bytes of a photo', () => {
  test('are served once it is published, and only as a picture without power', async () => {
    const { key, reader, action, object } = await sent()
    await letThrough(key)
    for (const size of [undefined, 'small'] as const) {
      const response = await reader.get(paths.photo(key, size))
      expect(response.status).toBe(200)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'image/webp',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-tag': `photo:${key},action:${action}`,
        etag: `"${object}-${size ?? 'large'}"`,
      })
      const cache = response.headers.get('Cache-Control') ?? ''
      expect(cache).not.toContain('immutable')
      expect(Number(/max-age=(\d+)/.exec(cache)?.[1])).toBeLessThanOrEqual(60)
      expect(response.headers.get('Set-Cookie')).toBeNull()
    }
  })

  test('are not sent again to who has them, and are again once its pixels are others', async () => {
    const { key, reader } = await sent()
    await letThrough(key)
    const etag = (await reader.get(paths.photo(key))).headers.get('ETag') ?? ''
    const again = await reader.get(paths.photo(key), { 'If-None-Match': `"other", ${etag}` })
    expect([again.status, await again.text(), again.headers.get('Cache-Tag')]).toMatchObject([304, '', /^photo:/])
    expect((await reader.get(paths.photo(key, 'small'), { 'If-None-Match': etag })).status).toBe(200)
    await env.DB.prepare("update photos set status = 'hidden'").run()
    expect((await reader.get(paths.photo(key), { 'If-None-Match': etag })).status).toBe(404)
  })

  test.each(['pending', 'hidden'])('of one that is %s are the same page as those of none', async (status) => {
    const { key, reader, object } = await sent()
    await letThrough(key, status)
    const never = await told(await reader.get(paths.photo(formKey())))
    for (const path of [paths.photo(key), paths.photo(object), paths.photo('x'), paths.photo(key.toUpperCase())])
      expect(await told(await reader.get(path))).toEqual(never)
    expect(JSON.stringify(never)).toContain('no-store')
  })

  test.each(['pending', 'rejected', 'withdrawn'])('of an action that is %s are nobody’s', async (status) => {
    const { key, reader } = await sent()
    await letThrough(key)
    expect((await reader.get(paths.photo(key))).status).toBe(200)
    await env.DB.prepare('update actions set status = ?').bind(status).run()
    expect((await reader.get(paths.photo(key))).status).toBe(404)
  })

  test('are gone when the bucket has them no more', async () => {
    const { key, reader } = await sent()
    await letThrough(key)
    await env.PRIVATE.delete(await objects())
    expect((await reader.get(paths.photo(key))).status).toBe(404)
  })
})

describe('the organizer', () => {
  test('sees what waits through the link alone, kept in no cache', async () => {
    const { key, group, photos, link, reader } = await sent()
    const report = await group.read(`${link}/report`)
    expect(report).toContain(`${photos}/${key}?size=small`)
    expect(report).toContain(t.sentPhotos.statuses.pending)
    for (const size of ['', '?size=small']) {
      const response = await group.get(`${photos}/${key}${size}`)
      expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
      expect(response.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
      expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    }
    expect((await reader.get(paths.photo(key))).status).toBe(404)
  })

  test('cannot see or delete those of others', async () => {
    const { key } = await sent()
    const other = await publish(new Visitor(MORNING), await coordinatorAt(MORNING))
    const stranger = new Visitor(EVENING)
    expect((await stranger.get(`${other.link}/photos/${key}`)).status).toBe(404)
    const before = await dumpEverything()
    expect((await stranger.post(`${other.link}/photos/${key}/delete`, {}, JSON_ONLY)).status).toBe(204)
    expect(await dumpEverything()).toBe(before)
    expect((await stranger.post(`/en/manage/${'a'.repeat(32)}/photos/${key}/delete`, {}, JSON_ONLY)).status).toBe(404)
  })

  test('cannot take the answer of another upload by its key', async () => {
    const { group, photos } = await afterwards()
    const values = { key: formKey() }
    redirectOf(await sendPhoto(group, photos, await png(quarters()), values))
    const other = await publish(new Visitor(MORNING), await coordinatorAt(MORNING))
    const stranger = new Visitor(EVENING)
    const response = await sendPhoto(stranger, `${other.link}/photos`, await png(quarters()), values, { json: true })
    expect([response.status, Object.keys(await response.json<object>())]).toEqual([409, ['message']])
    expect(await rows()).toHaveLength(1)
  })

  test('does not get back by a late retry what was deleted', async () => {
    const { group, photos } = await afterwards()
    const values = { key: formKey() }
    redirectOf(await sendPhoto(group, photos, await png(quarters()), values))
    const [row] = await rows()
    redirectOf(await group.post(`${photos}/${row?.key}/delete`, {}))
    expect((await sendPhoto(group, photos, await png(quarters()), values)).status).toBe(409)
    expect([await rows(), await objects()]).toEqual([[], []])
  })

  test('sends a report’s photos once it has begun, and posters before', async () => {
    const group = new Visitor(MORNING)
    const waiting = await register(group, { title: 'It waits' })
    const { link } = await publish(group, await coordinatorAt(MORNING))
    const send = async (path: string, purpose: string) =>
      (await sendPhoto(group, `${path}/photos`, await png(quarters()), { purpose }, { json: true })).status
    expect([await send(link, 'report'), await send(link, 'poster')]).toEqual([409, 201])
    expect([await send(waiting, 'report'), await send(waiting, 'poster')]).toEqual([409, 201])
    group.waitUntil('2027-06-20T13:00Z')
    expect(await send(link, 'report')).toBe(201)
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    expect([await send(link, 'report'), await send(link, 'poster')]).toEqual([409, 409])
    group.waitUntil('2027-10-01T10:00Z')
    expect(await send(link, 'report')).toBe(409)
  })

  test('sends no more than an album, at once or one after the other', async () => {
    const { group, photos, link } = await sent()
    const [row] = (await env.DB.prepare('select * from photos').all<Record<string, unknown>>()).results
    const columns = Object.keys(row ?? {})
    const copies = Array.from({ length: PHOTOS_AN_ACTION - 3 }, (_, index) => {
      const copy = { ...row, key: `copy ${index}`, object: `copy ${index}`, upload_hash: `copy ${index}` }
      const marks = columns.map(() => '?').join()
      return env.DB.prepare(`insert into photos (${columns.join()}) values (${marks})`).bind(
        ...columns.map((column) => Reflect.get(copy, column)),
      )
    })
    await env.DB.batch(copies)
    const picture = await png(quarters())
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => sendPhoto(group, photos, picture, {}, { json: true })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409])
    expect(await rows()).toHaveLength(PHOTOS_AN_ACTION)
    expect(await objects()).toHaveLength(6)
    const more = await sendPhoto(group, photos, picture, {}, { json: true })
    expect([more.status, await more.json()]).toEqual([409, { message: t.sentPhotos.tooMany }])
    expect(await group.read(`${link}/report`)).toContain(t.sentPhotos.tooMany)
    // A poster is none of them.
    expect((await sendPhoto(group, photos, picture, { purpose: 'poster' })).status).toBe(303)
  })

  test('is asked to wait after thirty writes, in the words that were asked for', async () => {
    const { group, photos } = await afterwards()
    group.address = crypto.randomUUID()
    const statuses: number[] = []
    for (let count = 0; count < 31; count += 1)
      statuses.push((await sendPhoto(group, photos, null, {}, { json: true })).status)
    expect([new Set(statuses.slice(0, 30)), statuses[30]]).toEqual([new Set([400]), 429])
    const last = await sendPhoto(group, photos, null, {}, { json: true })
    expect(await last.json()).toEqual({ message: `${t.tooOften.title}. ${t.tooOften.text}` })
  })
})

test('a photo comes with its words as they were typed, and they are escaped', async () => {
  const { group, photos, link } = await afterwards()
  const evil = '<script>alert(1)</script>" onerror="alert(1)'
  const said = {
    caption: evil,
    description: evil,
    credit: evil,
    consent: 'public-figures',
    licence: 'cc-by-sa-4.0',
    lang: 'fa',
  }
  redirectOf(await sendPhoto(group, photos, await png(quarters()), said))
  expect(await rows()).toMatchObject([{ ...said, status: 'pending' }])
  const page = await group.read(`${link}/report`)
  expect(page).toContain('&lt;script&gt;alert(1)')
  expect(page).not.toMatch(/<script>|" onerror="/)
})

test('one that was posted from another site is not taken in', async () => {
  const { photos, group } = await afterwards()
  const form = new FormData()
  form.append('photo', new File([await png(quarters())], 'a.png'))
  const headers = { Origin: 'https://evil.example' }
  expect((await group.send(photos, { method: 'POST', body: form, headers })).status).toBe(403)
  expect(await rows()).toEqual([])
})
