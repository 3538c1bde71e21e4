import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { bareWebp } from '../worker/photos/bare-webp.ts'
import { cleanPhoto } from '../worker/photos/clean.ts'
import { recognise } from '../worker/photos/recognise.ts'
import { boundaryOf, readMultipart } from '../worker/rules/multipart.ts'
import { bytesOf, holds } from './support/photos/bytes.ts'
import { corpus } from './support/photos/corpus.ts'
import { jpegWith, segment } from './support/photos/jpeg.ts'
import { encoded, pixelsOf, quarters } from './support/photos/pictures.ts'
import { png, pngChunk } from './support/photos/png.ts'
import { canvas, framesOf, riffChunk, webpOf } from './support/photos/webp.ts'

const numRuns = inject('runs')
const SAID = 'canary-let-through'

/** A binding whose codec keeps and adds whatever it can: as careless as one may become. */
function carelessBinding(make: (webp: Uint8Array) => Uint8Array<ArrayBuffer>): ImagesBinding {
  const wrap = (of: ImageTransformer): ImageTransformer => ({
    transform: (how) => wrap(of.transform(how)),
    draw: (image, how) => wrap(of.draw(image, how)),
    output: async (how) => {
      const result = await of.output(how)
      const webp = make(new Uint8Array(await new Response(result.image()).arrayBuffer()))
      return { ...result, image: () => new Blob([webp]).stream() }
    },
  })
  return { ...env.IMAGES, input: (stream) => wrap(env.IMAGES.input(stream)) }
}

describe('what a codec lets through is gone all the same', () => {
  test.each<[string, (webp: Uint8Array) => Uint8Array<ArrayBuffer>]>([
    [
      'metadata around the frame',
      (webp) =>
        webpOf(
          ...[canvas(0x2c, 64, 32), riffChunk('ICCP', SAID), riffChunk('ABCD', SAID), Uint8Array.from(framesOf(webp))],
          ...[riffChunk('EXIF', SAID), riffChunk('XMP ', SAID)],
        ),
    ],
    ['a trailer', (webp) => bytesOf(webp, SAID)],
    ['chunks behind a frame that stands alone', (webp) => webpOf(framesOf(webp), riffChunk('XMP ', SAID))],
  ])('%s', async (_, make) => {
    const cleaned = await cleanPhoto(carelessBinding(make), await png(quarters()))
    if (!cleaned.ok) throw new Error(`it was refused: ${cleaned.error.code}`)
    const { large, small } = cleaned.value
    for (const bytes of [large, small]) {
      expect(holds(bytes, SAID)).toBe(false)
      const { width, height } = await pixelsOf(bytes)
      expect([width, height]).toEqual([64, 32])
    }
  })

  test.each<[string, (webp: Uint8Array) => Uint8Array<ArrayBuffer>]>([
    ['something else than WebP', () => bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', () => bytesOf()],
    ['a cut one', (webp) => Uint8Array.from(webp.subarray(0, 40))],
    ['one that moves', (webp) => webpOf(canvas(2, 64, 32), riffChunk('ANIM', new Uint8Array(6)), framesOf(webp))],
    ['no frame', () => webpOf(canvas(0, 64, 32))],
    ['two frames', (webp) => webpOf(framesOf(webp), framesOf(webp))],
  ])('%s is no photo', async (_, make) => {
    const cleaned = await cleanPhoto(carelessBinding(make), await png(quarters()))
    expect(cleaned).toEqual({ ok: false, error: { code: 'brokenPhoto' } })
  })

  test('a picture of another size than the headers told of is no photo', async () => {
    const other = await encoded(quarters(64, 40), 'image/webp')
    const cleaned = await cleanPhoto(
      carelessBinding(() => other),
      await png(quarters()),
    )
    expect(cleaned).toEqual({ ok: false, error: { code: 'brokenPhoto' } })
  })
})

test('transparency stays, rebuilt beside its frame', async () => {
  const frame = Uint8Array.from(framesOf(await encoded(quarters(), 'image/webp')))
  const alpha = riffChunk('ALPH', bytesOf([0], new Uint8Array(64 * 32).fill(128)))
  const bare = bareWebp(webpOf(canvas(0x1c, 64, 32), alpha, frame, riffChunk('EXIF', SAID)))
  expect(bare).toMatchObject({ width: 64, height: 32 })
  const bytes = bare?.bytes ?? bytesOf()
  expect(bytes).toEqual(webpOf(canvas(0x10, 64, 32), alpha, frame))
})

describe('what the binding is shown', () => {
  test('is the picture alone: no comment, no text, no trailer', async () => {
    const shown = (await corpus()).map(({ name, file, canaries }) => {
      const picture = recognise(file)
      if (!picture.ok) throw new Error(`${name} is refused: ${picture.error.code}`)
      const bytes = bytesOf(...picture.value.parts)
      return canaries.some((said) => holds(bytes, said)) ? name : ''
    })
    // What says which way up it is and which colours are meant; the codec reads these, and WebP's own chunks.
    const needed = /^(Exif|a second Exif|a profile|Adobe|eXIf|iCCP|.* in WebP)/
    expect(shown.filter((name) => name !== '' && !needed.test(name))).toEqual([])
  })

  test('can be read as the same picture', async () => {
    for (const { file } of await corpus()) {
      const picture = recognise(file)
      const parts = picture.ok ? picture.value.parts : []
      const { width, height } = await pixelsOf(bytesOf(...parts))
      expect([width, height]).toEqual([64, 32])
    }
  })
})

/** Bytes that are nearly a picture: a good one with some of its bytes changed, cut off, or doubled. */
function nearly(files: readonly Uint8Array[]) {
  return fc
    .record({
      file: fc.constantFrom(...files),
      changes: fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 12 }),
      cut: fc.option(fc.nat(2000)),
      inserted: fc.option(fc.tuple(fc.nat(600), fc.uint8Array({ maxLength: 40 }))),
    })
    .map(({ file, changes, cut, inserted }) => {
      const [at, more] = inserted ?? [0, []]
      const bytes = bytesOf(file.subarray(0, at), more, file.subarray(at))
      for (const [place, value] of changes) if (place < bytes.length) bytes[place] = value
      return cut === null ? bytes : bytes.slice(0, cut)
    })
}

test('whatever the bytes are, reading them ends, throws nothing, and gives no part that is not of the file', async () => {
  const files = [
    jpegWith(await encoded(quarters(), 'image/jpeg'), [segment(0xfe, SAID)]),
    await png(quarters(), pngChunk('tEXt', SAID)),
    webpOf(canvas(0, 64, 32), framesOf(await encoded(quarters(), 'image/webp'))),
  ]
  fc.assert(
    fc.property(nearly(files), (bytes) => {
      const picture = recognise(bytes)
      if (picture.ok) {
        const { width, height, parts } = picture.value
        expect(width * height).toBeGreaterThan(0)
        expect(width * height).toBeLessThanOrEqual(40_000_000)
        for (const part of parts) expect(part.byteOffset + part.length).toBeLessThanOrEqual(bytes.length)
      }
      const bare = bareWebp(bytes)
      if (bare) expect(bareWebp(bare.bytes)).toEqual(bare)
    }),
    { numRuns: numRuns * 5 },
  )
})

describe('a form with a file', () => {
  const body = (boundary: string, parts: { name: string; bytes: Uint8Array }[]) =>
    bytesOf(
      ...parts.flatMap(({ name, bytes }) => [
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="a.jpg"\r\n\r\n`,
        bytes,
        '\r\n',
      ]),
      `--${boundary}--\r\n`,
    )

  test('is read as it was sent, whatever the file holds', () => {
    const bytes = fc
      .array(fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.constantFrom('\r\n', '\r', '--', '\r\n--', '\r\n\r\n')))
      .map((pieces) => bytesOf(...pieces))
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.constantFrom('photo', 'lang'), bytes }), { maxLength: 5 }), (parts) => {
        const read = readMultipart(body('a-boundary-of-a-browser', parts), 'a-boundary-of-a-browser')
        expect(read?.map(({ name, bytes: given }) => [name, [...given]])).toEqual(
          parts.map(({ name, bytes: given }) => [name, [...given]]),
        )
      }),
      { numRuns },
    )
  })

  test('that is cut anywhere is none', () => {
    const whole = body('x', [{ name: 'photo', bytes: bytesOf('some bytes') }])
    for (let length = 0; length < whole.length - 4; length += 1)
      expect(readMultipart(whole.subarray(0, length), 'x')).toBeNull()
  })

  test.each([
    ['multipart/form-data; boundary=abc', 'abc'],
    ['Multipart/Form-Data; charset=utf-8; boundary="a b"', 'a b'],
    ['multipart/form-data', null],
    ['text/plain; boundary=abc', null],
    ['', null],
  ])('has the boundary that %s says', (type, boundary) => {
    expect(boundaryOf(type)).toBe(boundary)
  })
})
