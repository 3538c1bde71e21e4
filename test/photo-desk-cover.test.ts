import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { bytesOf } from './support/photos/bytes.ts'
import { coverWith, decidePhoto, picture, published, revisionSeen, rowOf, waiting } from './support/photos/desk.ts'
import { jpegWith, segment } from './support/photos/jpeg.ts'
import { GREEN, pixelsOf } from './support/photos/pictures.ts'
import { EVENING, objects, served } from './support/photos/send.ts'
import { coordinatorAt, redirectOf } from './support/site.ts'
import { dumpBucket, dumpDatabase, dumpEverything } from './support/storage.ts'

const e = messages.en.errors

/** Which colour prevails in a picture's middle. */
async function colourOf(bytes: Uint8Array<ArrayBuffer>): Promise<'red' | 'green'> {
  const { width, height, at } = await pixelsOf(bytes)
  const [red, green] = at(width >> 1, height >> 1)
  return red > green ? 'red' : 'green'
}

/** A bucket that fails to delete, as R2 may. */
function failingBucket(): R2Bucket {
  return new Proxy(env.PRIVATE, {
    get(bucket, name) {
      if (name === 'delete') return () => Promise.reject(new Error('the bucket is not there'))
      const value: unknown = Reflect.get(bucket, name)
      return typeof value === 'function' ? value.bind(bucket) : value
    },
  })
}

describe('covering a photo', () => {
  test('deletes what was there within the request; the key stays', async () => {
    const { coordinator, key } = await waiting()
    const before = await rowOf(key)
    const response = await coverWith(coordinator, key, await picture(GREEN))
    expect([response.status, await response.json()]).toEqual([200, { revision: 1 }])
    const after = await rowOf(key)
    expect(after?.object).not.toBe(before?.object)
    expect(after?.sha256).not.toBe(before?.sha256)
    expect(await objects()).toEqual([`photos/${after?.object}/large`, `photos/${after?.object}/small`])
    expect((await dumpDatabase()).loose_objects).toEqual([])
    const { verdicts = [] } = await dumpDatabase()
    expect(verdicts.filter(({ subject }) => subject === 'photo')).toMatchObject([
      { subject_id: key, decision: 'cover' },
    ])
  })

  test('changes what everybody is served, though it is public already', async () => {
    const { coordinator, key, reader } = await published()
    const tag = (await reader.get(paths.photo(key))).headers.get('ETag') ?? ''
    expect(await colourOf(await served(key))).toBe('red')
    redirectOf(await coverWith(coordinator, key, await picture(GREEN), { json: false }))
    expect(await colourOf(await served(key))).toBe('green')
    expect(await colourOf(await served(key, 'small'))).toBe('green')
    // Who has the picture of before is given the other one.
    expect((await reader.get(paths.photo(key), { 'If-None-Match': tag })).status).toBe(200)
  })

  test('takes nothing along but pixels', async () => {
    const { coordinator, key } = await waiting()
    const tell = [segment(0xfe, 'canary-comment'), segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0canary-xmp')]
    const response = await coverWith(coordinator, key, jpegWith(await picture(GREEN), tell))
    expect(response.status).toBe(200)
    expect(JSON.stringify(await dumpBucket())).not.toContain('canary')
  })

  test('is refused to what is no picture, is none at all or comes late, and changes nothing', async () => {
    const { coordinator, key } = await waiting()
    const seen = await revisionSeen(coordinator, key)
    const before = await dumpEverything()
    const broken = await coverWith(coordinator, key, bytesOf('<svg></svg>'))
    expect([broken.status, await broken.json()]).toEqual([400, { errors: { photo: e.notAPhoto } }])
    const page = await coverWith(coordinator, key, null, { json: false })
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining(e.required)])
    const heavy = await coverWith(coordinator, key, new Uint8Array(11 * 1024 * 1024))
    expect(heavy.status).toBe(413)
    expect(await dumpEverything()).toBe(before)
    redirectOf(await decidePhoto(coordinator, key, 'publish'))
    const then = await dumpEverything()
    for (const revision of [seen, '', 'x', '-1']) {
      const late = await coverWith(coordinator, key, await picture(GREEN), { revision })
      expect([late.status, await late.json()]).toEqual([409, { message: messages.en.desk.stale }])
    }
    expect(await dumpEverything()).toBe(then)
  })

  test('by two at once is one, and of the other nothing is left', async () => {
    const { coordinator, key } = await waiting()
    const revision = await revisionSeen(coordinator, key)
    const bytes = await picture(GREEN)
    const answers = await Promise.all([0, 1].map(() => coverWith(coordinator, key, bytes, { revision })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await objects()).toHaveLength(2)
    expect((await dumpDatabase()).loose_objects).toEqual([])
  })

  test('of which the bucket lets the old picture not go: it is no photo’s any more, and the sweep has its name', async () => {
    const { coordinator, key } = await waiting()
    const before = await rowOf(key)
    const failing = await coordinatorAt(EVENING, 'Another', { PRIVATE: failingBucket() })
    expect((await coverWith(failing, key, await picture(GREEN))).status).toBe(200)
    const { loose_objects = [] } = await dumpDatabase()
    expect(loose_objects).toEqual([{ object: before?.object, until: 0 }])
    const seen = await coordinator.get(paths.deskPhoto('en', key))
    expect(await colourOf(new Uint8Array(await seen.arrayBuffer()))).toBe('green')
  })
})
