import { describe, expect, test } from 'vitest'
import { bytesOf, deflated } from './support/photos/bytes.ts'
import { exif, jpegWith, segment } from './support/photos/jpeg.ts'
import {
  BLUE,
  differenceOf,
  encoded,
  GREEN,
  pixelsOf,
  plain,
  quarters,
  RED,
  YELLOW,
} from './support/photos/pictures.ts'
import { type Colour, png, pngChunk } from './support/photos/png.ts'
import { swappedProfile } from './support/photos/profile.ts'
import { afterwards, letThrough, rows, sendPhoto, served } from './support/photos/send.ts'

/** What a decoder and an encoder with losses may do to a sample. */
const NEAR = 40

/** How each orientation of Exif was made of the upright picture: where its pixel (x, y) stands in the file of w × h. */
const TURNED: Record<number, (x: number, y: number, w: number, h: number) => [x: number, y: number]> = {
  1: (x, y) => [x, y],
  2: (x, y, w) => [w - 1 - x, y],
  3: (x, y, w, h) => [w - 1 - x, h - 1 - y],
  4: (x, y, _, h) => [x, h - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, w) => [y, w - 1 - x],
  7: (x, y, w, h) => [h - 1 - y, w - 1 - x],
  8: (x, y, _, h) => [h - 1 - y, x],
}

describe('a photo is upright', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('though it was stored in the orientation %i', async (orientation) => {
    const upright = quarters()
    const place = TURNED[orientation]
    if (!place) throw new Error('no such orientation')
    const stored = new Map<string, Colour>()
    for (let y = 0; y < upright.height; y += 1)
      for (let x = 0; x < upright.width; x += 1)
        stored.set(place(x, y, upright.width, upright.height).join(), upright.at(x, y))
    const turns = orientation > 4
    const file = {
      width: turns ? upright.height : upright.width,
      height: turns ? upright.width : upright.height,
      at: (x: number, y: number) => stored.get([x, y].join()) ?? RED,
    }
    const { photos, group } = await afterwards()
    const jpeg = jpegWith(await encoded(file, 'image/jpeg'), [exif({ orientation })])
    expect((await sendPhoto(group, photos, jpeg)).status).toBe(303)
    const [row] = await rows()
    expect(row).toMatchObject({ width: 64, height: 32 })
    await letThrough(row?.key ?? '')
    for (const size of [undefined, 'small'] as const) {
      const seen = await pixelsOf(await served(row?.key ?? '', size))
      expect([seen.width, seen.height]).toEqual([64, 32])
      let worst = 0
      for (let y = 0; y < 32; y += 1)
        for (let x = 0; x < 64; x += 1) {
          // Where two colours meet, an encoder with losses mixes them.
          const isSeam = Math.abs(x - 31.5) < 8 || Math.abs(y - 15.5) < 8
          if (!isSeam) worst = Math.max(worst, differenceOf(seen.at(x, y), upright.at(x, y)))
        }
      expect(worst).toBeLessThan(NEAR)
    }
  })
})

describe('the colours of a profile are converted before it goes', () => {
  test.each(['JPEG', 'PNG'])('of a %s', async (format) => {
    const { photos, group } = await afterwards()
    const profile = swappedProfile('odd')
    const file =
      format === 'JPEG'
        ? jpegWith(await encoded(plain(RED), 'image/jpeg'), [segment(0xe2, bytesOf('ICC_PROFILE\0', [1, 1], profile))])
        : await png(plain(RED), pngChunk('iCCP', bytesOf('odd', [0, 0], await deflated(profile))))
    expect((await sendPhoto(group, photos, file)).status).toBe(303)
    const [row] = await rows()
    await letThrough(row?.key ?? '')
    const [red, , blue] = (await pixelsOf(await served(row?.key ?? ''))).at(20, 20)
    // What the file calls red is the profile's blue.
    expect(blue).toBeGreaterThan(red + 100)
  })
})

test('a photo keeps its size up to 2048 pixels, and a small one of at most 480 is made of it', async () => {
  const { photos, group } = await afterwards()
  expect((await sendPhoto(group, photos, await png(quarters(3000, 1000)))).status).toBe(303)
  const [row] = await rows()
  expect(row).toMatchObject({ width: 2048, height: 683 })
  await letThrough(row?.key ?? '')
  const large = await pixelsOf(await served(row?.key ?? ''))
  const small = await pixelsOf(await served(row?.key ?? '', 'small'))
  expect([large.width, large.height, small.width, small.height]).toEqual([2048, 683, 480, 160])
  const corners = [small.at(5, 5), small.at(475, 5), small.at(5, 155), small.at(475, 155)]
  for (const [at, colour] of [RED, GREEN, BLUE, YELLOW].entries())
    expect(differenceOf(corners[at] ?? RED, colour)).toBeLessThan(NEAR)
})
