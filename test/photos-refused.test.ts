import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { big, bytesOf, deflated, little } from './support/photos/bytes.ts'
import { jpegWith, segment } from './support/photos/jpeg.ts'
import { encoded, quarters } from './support/photos/pictures.ts'
import { png, pngChunk, pngHeader, pngOf, pngPixels } from './support/photos/png.ts'
import { afterwards, objects, rows, SAID, sendPhoto } from './support/photos/send.ts'
import { canvas, framesOf, riffChunk, webpOf } from './support/photos/webp.ts'
import { ORIGIN } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

type Code = 'notAPhoto' | 'brokenPhoto' | 'animatedPhoto' | 'photoTooLarge' | 'required'
type Bad = [what: string, file: () => Promise<Uint8Array<ArrayBuffer>>, code: Code]

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
const text = (said: string) => async () => bytesOf(said)
const jpeg = () => encoded(quarters(), 'image/jpeg')
const webp = () => encoded(quarters(), 'image/webp')
const half = (file: Uint8Array<ArrayBuffer>) => file.slice(0, file.length / 2)
const HUGE = 50_000
/** A file of many pieces that hold nothing, each of which would be kept. */
const many = (piece: Uint8Array) => bytesOf(...Array<Uint8Array>(20_000).fill(piece))

/** SOF0 of a size, in place of the one that a JPEG has. */
async function jpegOfSize(
  width: number,
  height: number,
  marker = 0xc0,
  precision = 8,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await jpeg()
  const at = file.findIndex((byte, index) => byte === 0xff && [0xc0, 0xc1, 0xc2].includes(file[index + 1] ?? 0))
  file.set([0xff, marker], at)
  file.set([precision, ...big(height, 2), ...big(width, 2)], at + 4)
  return file
}

async function vp8OfSize(width: number, height: number): Promise<Uint8Array> {
  const frames = Uint8Array.from(framesOf(await webp()))
  frames.set([...little(width, 2), ...little(height, 2)], 8 + 6)
  return frames
}

const BAD: Bad[] = [
  ['nothing', async () => bytesOf(), 'required'],
  ['one byte', async () => bytesOf([0xff]), 'notAPhoto'],
  ['text', text('a photo'), 'notAPhoto'],
  ['SVG', text(SVG), 'notAPhoto'],
  ['SVG behind blanks', text(`\n\n  <?xml version="1.0"?>${SVG}`), 'notAPhoto'],
  ['GIF', text(`GIF89a\x01\0\x01\0\0\0\0;`), 'notAPhoto'],
  ['HEIC', async () => bytesOf([0, 0, 0, 24], 'ftypheic', new Uint8Array(64)), 'notAPhoto'],
  ['AVIF', async () => bytesOf([0, 0, 0, 24], 'ftypavif', new Uint8Array(64)), 'notAPhoto'],
  ['PDF', text('%PDF-1.7\n1 0 obj'), 'notAPhoto'],
  ['HTML', text('<!doctype html><img src=x>'), 'notAPhoto'],
  ['TIFF', async () => bytesOf('MM', [0, 42], new Uint8Array(64)), 'notAPhoto'],
  ['a JPEG behind HTML', async () => bytesOf('<html>', await jpeg()), 'notAPhoto'],
  ['the first bytes of a JPEG', async () => bytesOf([0xff, 0xd8, 0xff]), 'brokenPhoto'],
  ['half a JPEG', async () => half(await jpeg()), 'brokenPhoto'],
  ['a JPEG without its end', async () => (await jpeg()).slice(0, -2), 'brokenPhoto'],
  ['a JPEG without pixels', async () => bytesOf([0xff, 0xd8, 0xff, 0xd9]), 'brokenPhoto'],
  ['a JPEG of 50,000 × 50,000', () => jpegOfSize(HUGE, HUGE), 'photoTooLarge'],
  ['a JPEG of 1 × 65,535', () => jpegOfSize(1, 65_535), 'photoTooLarge'],
  ['a JPEG that says a larger size than it holds', () => jpegOfSize(6000, 6000), 'brokenPhoto'],
  ['a JPEG without height', () => jpegOfSize(64, 0), 'brokenPhoto'],
  ['a lossless JPEG', () => jpegOfSize(64, 32, 0xc3), 'notAPhoto'],
  ['an arithmetic JPEG', () => jpegOfSize(64, 32, 0xc9), 'notAPhoto'],
  ['a JPEG of 12 bits', () => jpegOfSize(64, 32, 0xc1, 12), 'brokenPhoto'],
  [
    'a JPEG of two frames',
    async () => jpegWith(await jpeg(), [segment(0xc0, [8, ...big(8, 2), ...big(8, 2), 1, 1, 0x11, 0])]),
    'brokenPhoto',
  ],
  ['a frame of lying length', async () => jpegWith(await jpeg(), [segment(0xc0, [8, 0, 8, 0, 8, 200])]), 'brokenPhoto'],
  ['a segment beyond the end', async () => bytesOf([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2]), 'brokenPhoto'],
  ['a segment of no length', async () => jpegWith(await jpeg(), [bytesOf([0xff, 0xe5, 0, 0])]), 'brokenPhoto'],
  ['a height that comes later', async () => jpegWith(await jpeg(), [segment(0xdc, [0, 8])]), 'brokenPhoto'],
  [
    'a JPEG of a hundred scans',
    async () => {
      const file = await jpeg()
      const scan = file.findIndex((byte, at) => byte === 0xff && file[at + 1] === 0xda)
      const scans = Array.from({ length: 100 }, () => file.slice(scan, -2))
      return bytesOf(file.slice(0, scan), ...scans, [0xff, 0xd9])
    },
    'brokenPhoto',
  ],
  ['a JPEG of empty tables', async () => jpegWith(await jpeg(), [many(segment(0xc4, ''))]), 'brokenPhoto'],
  ['the first bytes of a PNG', async () => pngOf(), 'brokenPhoto'],
  ['half a PNG', async () => half(await png(quarters())), 'brokenPhoto'],
  ['a PNG without its end', async () => (await png(quarters())).slice(0, -12), 'brokenPhoto'],
  ['a PNG without pixels', async () => pngOf(pngHeader(8, 8), pngChunk('IEND')), 'brokenPhoto'],
  [
    'a PNG of 50,000 × 50,000 in 1 kB',
    async () =>
      pngOf(pngHeader(HUGE, HUGE), pngChunk('IDAT', await deflated(new Uint8Array(500_000))), pngChunk('IEND')),
    'photoTooLarge',
  ],
  ['a PNG of two thousand million', async () => pngOf(pngHeader(2 ** 31, 2 ** 31), pngChunk('IEND')), 'brokenPhoto'],
  ['a PNG of 20,000 × 1', async () => png(quarters(20_000, 1)), 'photoTooLarge'],
  ['a PNG of no width', async () => pngOf(pngHeader(0, 8), pngChunk('IDAT', 'x'), pngChunk('IEND')), 'brokenPhoto'],
  [
    'a PNG that says a larger size than it holds',
    async () => pngOf(pngHeader(5000, 5000), await pngPixels(quarters()), pngChunk('IEND')),
    'brokenPhoto',
  ],
  ['a PNG with two headers', async () => png(quarters(), pngHeader(64, 32)), 'brokenPhoto'],
  ['a chunk beyond the end', async () => pngOf(pngHeader(8, 8), bytesOf(big(2 ** 32 - 1, 4), 'IDAT')), 'brokenPhoto'],
  ['a PNG of empty pieces', async () => png(quarters(), many(pngChunk('IDAT'))), 'brokenPhoto'],
  ['an animated PNG', async () => png(quarters(), pngChunk('acTL', [0, 0, 0, 1, 0, 0, 0, 0])), 'animatedPhoto'],
  ['the first bytes of a WebP', text('RIFF\x04\0\0\0WEBP'), 'brokenPhoto'],
  ['half a WebP', async () => half(await webp()), 'brokenPhoto'],
  ['a RIFF of no WebP', text('RIFF\x04\0\0\0WAVE'), 'notAPhoto'],
  ['a canvas without a frame', async () => webpOf(canvas(0, 64, 32)), 'brokenPhoto'],
  ['a canvas of another size', async () => webpOf(canvas(0, 60, 32), framesOf(await webp())), 'brokenPhoto'],
  ['a canvas of 50,000 × 50,000', async () => webpOf(canvas(0, HUGE, HUGE), framesOf(await webp())), 'brokenPhoto'],
  ['two frames', async () => webpOf(framesOf(await webp()), framesOf(await webp())), 'brokenPhoto'],
  ['a frame of 16,383 × 16,383', async () => webpOf(await vp8OfSize(16_383, 16_383)), 'photoTooLarge'],
  ['a frame that says a larger size', async () => webpOf(await vp8OfSize(4000, 4000)), 'brokenPhoto'],
  ['a frame of no size', async () => webpOf(await vp8OfSize(0, 0)), 'brokenPhoto'],
  [
    'a WebP of empty chunks',
    async () => webpOf(canvas(0, 64, 32), framesOf(await webp()), many(riffChunk('None', ''))),
    'brokenPhoto',
  ],
  ['a chunk longer than the file', async () => webpOf(bytesOf('VP8 ', little(2 ** 32 - 1, 4), 'x')), 'brokenPhoto'],
  [
    'a WebP that moves',
    async () => webpOf(canvas(0x02, 64, 32), riffChunk('ANIM', new Uint8Array(6)), framesOf(await webp())),
    'animatedPhoto',
  ],
  [
    'a WebP that moves and does not say so',
    async () => webpOf(canvas(0, 64, 32), riffChunk('ANMF', new Uint8Array(16)), framesOf(await webp())),
    'animatedPhoto',
  ],
]

/** All that is kept, but for how many were sent: what the decoder refuses has cost as much as what it takes. */
async function keptOfPhotos(): Promise<string> {
  await env.DB.exec('delete from upload_counts')
  return dumpEverything()
}

describe('a file that is no photo is refused with a sentence, in under a second, and nothing is kept of it', () => {
  test.each(BAD)('%s', async (_, make, code) => {
    const { photos, group } = await afterwards()
    const before = await keptOfPhotos()
    const file = await make()
    const begun = performance.now()
    const response = await sendPhoto(group, photos, file, {}, { json: true })
    expect(performance.now() - begun).toBeLessThan(1000)
    const { errors } = messages.en
    const sentence = code === 'photoTooLarge' ? errors.photoTooLarge(40) : errors[code]
    expect([response.status, await response.json()]).toEqual([400, { errors: { photo: sentence } }])
    expect(await keptOfPhotos()).toBe(before)
  })

  test.each(SHIPPED_LANGS)('the page in %s says so beside the file, and keeps what was typed', async (lang) => {
    const { photos, group } = await afterwards()
    const typed = { caption: 'a\n</textarea>b', credit: 'Somebody', consent: 'agreed', licence: 'cc0-1.0', lang: 'fa' }
    const response = await sendPhoto(group, photos.replace('/en/', `/${lang}/`), bytesOf('no photo'), typed)
    const page = await response.text()
    expect(response.status).toBe(400)
    expect(describedBy(page, 'photo')).toContain(messages[lang].errors.notAPhoto)
    const kept = Object.entries(typed).map(([name, value]) => [name, [value]])
    expect(fieldsOf(page)).toMatchObject(Object.fromEntries(kept))
  })
})

describe('a body that is too large', () => {
  const heavy = () => new Uint8Array(10 * 1024 * 1024 + 1)

  test('is 413 with the sentence beside the field, as JSON and as a page', async () => {
    const { photos, group } = await afterwards()
    const before = await dumpEverything()
    const sentence = messages.en.errors.photoTooHeavy(10)
    for (const file of [heavy(), new Uint8Array(12 * 1024 * 1024)]) {
      const json = await sendPhoto(group, photos, file, {}, { json: true })
      expect([json.status, await json.json()]).toEqual([413, { errors: { photo: sentence } }])
      const page = await sendPhoto(group, photos, file)
      expect([page.status, describedBy(await page.text(), 'photo')]).toEqual([413, expect.arrayContaining([sentence])])
    }
    expect(await dumpEverything()).toBe(before)
  })

  test('is not believed in what it says of its length, and not read further than it may be', async () => {
    const { photos, group } = await afterwards()
    let sent = 0
    const body = new ReadableStream({
      // As bodies from the network are.
      type: 'bytes',
      pull(controller) {
        sent += 1
        if (sent > 400) controller.close()
        else controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', 'Content-Length': '10' }
    const type = { 'Content-Type': 'multipart/form-data; boundary=x' }
    const response = await group.send(photos, { method: 'POST', body, headers: { ...headers, ...type } })
    expect(response.status).toBe(413)
    // 10.125 MB are 162 pieces of 64 kB.
    expect(sent).toBeLessThan(200)
  })

  test('words that no form of ours could hold are not read', async () => {
    const { photos, group } = await afterwards()
    const response = await sendPhoto(group, photos, await jpeg(), { caption: 'x'.repeat(200_000) }, { json: true })
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: { photo: messages.en.errors.required } },
    ])
  })

  test('elsewhere the limit is what it was', async () => {
    const { link, group } = await afterwards()
    for (const path of [`${link}/report`, `${link}/photos/x/delete`, '/en/submit', '/en/days/x/photo/y'])
      expect((await sendPhoto(group, path, new Uint8Array(200_000))).status).toBe(413)
  })
})

test('every error of the form is said at once', async () => {
  const { photos, group } = await afterwards()
  const wrong = { lang: 'xx', consent: '', caption: 'x'.repeat(501), credit: 'a\nb', licence: 'mine' }
  const response = await sendPhoto(group, photos, null, wrong, { json: true })
  const { errors } = await response.json<{ errors: Record<string, string> }>()
  expect(response.status).toBe(400)
  expect(Object.keys(errors).sort()).toEqual(['caption', 'consent', 'credit', 'lang', 'licence', 'photo'])
  expect([await rows(), await objects()]).toEqual([[], []])
})

test.each([
  ['no form', 'text/plain', 'hello'],
  ['a form without files', 'application/x-www-form-urlencoded', new URLSearchParams(SAID).toString()],
  ['no boundary', 'multipart/form-data', '--x\r\n\r\n'],
  [
    'a cut one',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\nabc',
  ],
  ['nothing', 'multipart/form-data; boundary=x', ''],
])('a body that is %s asks for the photo', async (_, type, body) => {
  const { photos, group } = await afterwards()
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type, Accept: 'application/json' }
  const response = await group.send(photos, { method: 'POST', body, headers })
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { errors: { photo: messages.en.errors.required } },
  ])
})
