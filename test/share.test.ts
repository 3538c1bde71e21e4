import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { drawCard } from '../worker/browse/share-card.ts'
import { paths } from '../worker/paths.ts'
import { failing } from './support/failing.ts'
import { callDay, coordinatorAt, MORNING, publish, Visitor } from './support/site.ts'

const DAY = 'june-20-2027'
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Width and height of a PNG (PNG specification, section 11.2.1). */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

test('the picture of a day is drawn once, and anew when its numbers have changed', async () => {
  const visitor = new Visitor(MORNING)
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, DAY, { title_fa: 'روز جهانی زندانیان سیاسی' })
  const path = paths.shareImage('fa', DAY)
  const first = await visitor.get(path)
  const png = await first.bytes()
  expect([first.status, first.headers.get('Content-Type')]).toEqual([200, 'image/png'])
  expect([...png.slice(0, 8)]).toEqual(SIGNATURE)
  expect(sizeOf(png)).toEqual([1200, 630])
  const kept = await env.PRIVATE.head(`share/${DAY}/fa`)
  expect(await (await visitor.get(path)).bytes()).toEqual(png)
  expect((await env.PRIVATE.head(`share/${DAY}/fa`))?.uploaded).toEqual(kept?.uploaded)
  const etag = first.headers.get('ETag') ?? ''
  expect((await visitor.get(path, { 'If-None-Match': etag })).status).toBe(304)
  await publish(visitor, coordinator, { days: DAY })
  const second = await visitor.get(path, { 'If-None-Match': etag })
  expect(second.status).toBe(200)
  expect(await second.bytes()).not.toEqual(png)
  expect((await env.PRIVATE.list({ prefix: 'share/' })).objects).toHaveLength(1)
})

test('a picture that cannot be kept is served all the same', async () => {
  await callDay(await coordinatorAt(MORNING), DAY)
  const PRIVATE = failing(env.PRIVATE, 'put')
  const response = await new Visitor(MORNING, { PRIVATE }).get(paths.shareImage('en', DAY))
  expect([response.status, sizeOf(await response.bytes())]).toEqual([200, [1200, 630]])
})

test('of no day, and in no language that is not shipped, there is a picture', async () => {
  await callDay(await coordinatorAt(MORNING), DAY)
  const visitor = new Visitor(MORNING)
  for (const path of ['/share/nothing/en.png', `/share/${DAY}/xx.png`, `/share/${DAY}/en.svg`, `/share/${DAY}/de.png`])
    expect((await visitor.get(path)).status, path).toBe(404)
})

const CARD = { lang: 'en', site: 'Site', title: 'A day', when: '20 June 2027', numbers: [] }

test('a title cannot leave its place in the picture', () => {
  const svg = drawCard({ ...CARD, title: '</text><image href="https://a.example/x"/>&amp;' })
  expect(svg).not.toContain('<image')
  expect(svg).toContain('&lt;/text&gt;')
})

test('a long title is cut at a line, and a long word anywhere', () => {
  for (const title of ['word '.repeat(80), 'x'.repeat(400)]) {
    const lines = [...drawCard({ ...CARD, title }).matchAll(/<text [^>]*>([^<]*)</g)].map(([, line = '']) => line)
    expect(lines.length).toBeLessThanOrEqual(6)
    expect(lines.at(-1)).toMatch(/…$/)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(40)
  }
})

test('a title in letters that the typeface lacks gives way to the date', () => {
  const svg = drawCard({ ...CARD, title: '言論の自由' })
  expect(svg).not.toContain('言')
  expect(svg).toContain('20 June 2027')
})

test('Persian is drawn from the right', () => {
  const svg = drawCard({ ...CARD, lang: 'fa', title: 'روز جهانی' })
  expect(svg).toContain('text-anchor="end">\u202bروز جهانی\u202c<')
})
