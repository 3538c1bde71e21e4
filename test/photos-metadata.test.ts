import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { bytesOf, holds } from './support/photos/bytes.ts'
import { corpus } from './support/photos/corpus.ts'
import { afterwards, letThrough, objects, rows, sendPhoto, served } from './support/photos/send.ts'
import { callDay, coordinatorAt, MORNING, Visitor } from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'

const NAME = 'IMG_canary-name_20270620_Evin.jpg'

/** Words that no file of pixels alone holds, whoever wrote it. */
const TELLING = [
  'Exif',
  'EXIF',
  'XMP ',
  'ICCP',
  'ICC_PROFILE',
  'acsp',
  'http',
  'ftyp',
  'PK\x03\x04',
  '<script',
  'MPF\0',
]

/** All that is kept of what a file was: the objects, and the rows around them. */
async function kept(): Promise<Uint8Array<ArrayBuffer>[]> {
  const stored = await Promise.all(
    (await objects()).map(async (key) => new Uint8Array((await (await env.PRIVATE.get(key))?.arrayBuffer()) ?? [])),
  )
  return [...stored, bytesOf(new TextEncoder().encode(JSON.stringify(await dumpDatabase())))]
}

test('the corpus tells what it is meant to tell', async () => {
  const tales = await corpus()
  expect(tales.length).toBeGreaterThan(30)
  const silent = tales.filter(({ file, canaries }) => !canaries.some((said) => holds(file, said)))
  // These are deflated.
  expect(silent.map(({ name }) => name)).toEqual(['zTXt', 'deflated iTXt'])
  expect(new Set(tales.flatMap(({ canaries }) => canaries)).size).toBe(tales.length)
})

describe.each([
  { json: false, way: 'as a form posts it' },
  { json: true, way: 'as a script posts it' },
])('no metadata survives, $way', ({ json }) => {
  test('in what is stored and in what is served, small and large', async () => {
    const tales = await corpus()
    const { photos, group } = await afterwards()
    const survived: string[] = []
    for (const { name, file, canaries } of tales) {
      // Thirty writes a minute are for people.
      group.address = crypto.randomUUID()
      const response = await sendPhoto(group, photos, file, {}, { name: NAME, json })
      expect([name, response.status]).toEqual([name, json ? 201 : 303])
      const row = (await rows()).at(-1)
      if (!row) throw new Error('nothing was taken in')
      await letThrough(row.key)
      const seen = [await served(row.key), await served(row.key, 'small'), ...(await kept())]
      expect(seen).toHaveLength(5)
      for (const bytes of seen) {
        survived.push(
          ...[...canaries, NAME, 'canary'].filter((said) => holds(bytes, said)).map((said) => `${name}: ${said}`),
        )
        if (bytes[0] === 0x52)
          survived.push(...TELLING.filter((word) => holds(bytes, word)).map((word) => `${name}: ${word}`))
        else expect(bytes[0]).toBe('{'.charCodeAt(0))
      }
      await group.post(`${photos}/${row.key}/delete`, {})
      expect(await objects()).toEqual([])
    }
    expect(survived).toEqual([])
  }, 120_000)
})

test('what is served is a frame and nothing else', async () => {
  const { photos, group } = await afterwards()
  const [first] = await corpus()
  await sendPhoto(group, photos, first?.file ?? null)
  const [row] = await rows()
  await letThrough(row?.key ?? '')
  for (const size of [undefined, 'small'] as const) {
    const bytes = await served(row?.key ?? '', size)
    const view = new DataView(bytes.buffer)
    expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe('RIFF')
    expect(view.getUint32(4, true)).toBe(bytes.length - 8)
    expect(new TextDecoder().decode(bytes.subarray(8, 16))).toMatch(/^WEBPVP8[ L]$/)
    const frame = view.getUint32(16, true)
    expect(20 + frame + (frame % 2)).toBe(bytes.length)
  }
})

test('a photo of a day goes the same way', async () => {
  await callDay(await coordinatorAt(MORNING), 'june-20')
  const visitor = new Visitor(MORNING)
  for (const { name, file, canaries } of (await corpus()).slice(0, 3)) {
    const response = await sendPhoto(visitor, paths.dayPhoto('en', 'june-20'), file, { city: 'Berlin' }, { name: NAME })
    expect([name, response.status]).toEqual([name, 303])
    for (const bytes of await kept()) for (const said of [...canaries, NAME]) expect(holds(bytes, said)).toBe(false)
  }
  expect(await objects()).toHaveLength(6)
})
