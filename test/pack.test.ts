import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { packFiles } from '../worker/feed/pack/pack.tsx'
import { readFeed } from '../worker/feed/read-feed.ts'
import { paths } from '../worker/paths.ts'
import { EVERYTHING } from '../worker/rules/narrowing.ts'
import { openDatabase } from '../worker/store/database.ts'
import { idOfDay, putPhoto } from './support/gallery-photos.ts'
import { lint } from './support/lint/lint.ts'
import { callDay, coordinatorAt, decide, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'
import { type Unzipped, unzip } from './support/zip.ts'

const DAY = 'june-20-2027'
const AFTERWARDS = '2027-06-21T10:00Z'
const BERLIN = { country: 'DE', cityId: 2950159, citySlug: 'berlin', cityName: 'Berlin', cityLat: 52.5, cityLon: 13.4 }

async function theDay() {
  const group = new Visitor(MORNING)
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, DAY, { title_fa: 'بیستم ژوئن' })
  const { id, link } = await publish(group, coordinator, { days: DAY, title: '=HYPERLINK("https://a.example")' })
  const hidden = await publish(group, coordinator, {
    ...{ days: DAY, title: 'In a country', city: 'Hamburg', venue: 'Canary street', tier: 'country' },
  })
  group.waitUntil(AFTERWARDS)
  const report = { text: 'We were many, "so" many.', lang: 'en', turnoutFrom: '100', countedBy: 'press' }
  redirectOf(await group.post(`${link}/report`, report))
  redirectOf(await decide(await coordinatorAt(AFTERWARDS), id, 'publish-report'))
  return { id, hidden: hidden.id, reader: new Visitor(AFTERWARDS) }
}

async function download(reader: Visitor, lang: 'en' | 'fa' = 'en'): Promise<Unzipped[]> {
  const response = await reader.get(paths.pack(lang, DAY))
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/zip'])
  return unzip(await response.bytes())
}

function textOf(files: readonly Unzipped[], name: string): string {
  const file = files.find((each) => each.name === `day-${DAY}/${name}`)
  if (!file) throw new Error(`${name} is not in it`)
  return new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(file.bytes)
}

/** All names and bytes of an archive as one text. */
function allOf(files: readonly Unzipped[]): string {
  return files.map(({ name, bytes }) => name + new TextDecoder('latin1').decode(bytes)).join('\n')
}

async function sha256(bytes: Uint8Array): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toHex()
}

/** Each line of the sums against the file that it names, and every other file against the lines. */
async function expectSums(files: readonly Unzipped[]): Promise<void> {
  const lines = textOf(files, 'SHA256SUMS').split('\n').filter(Boolean)
  const expected = await Promise.all(
    files
      .filter(({ name }) => !name.endsWith('/SHA256SUMS'))
      .map(async ({ name, bytes }) => `${await sha256(bytes)}  ${name.slice(`day-${DAY}/`.length)}`),
  )
  expect(lines.toSorted()).toEqual(expected.toSorted())
}

describe('the evidence pack', () => {
  test('holds everything of a day, with sums that hold', async () => {
    const { id, reader } = await theDay()
    const key = await putPhoto({ actionId: id, caption: 'At the <gate>', credit: '@nobody', licence: 'cc0-1.0' })
    await putPhoto({ actionId: id, status: 'pending', publishedAt: null, caption: 'Canary of a photo that waits' })
    const files = await download(reader)
    expect(files.map(({ name }) => name.slice(`day-${DAY}/`.length))).toEqual([
      'README.txt',
      'actions.csv',
      'actions.geojson',
      'day.ics',
      `photos/de-berlin-${key}.webp`,
      'photos.csv',
      'photos.json',
      'index.html',
      'SHA256SUMS',
    ])
    await expectSums(files)
    expect(lint(new TextEncoder().encode(textOf(files, 'day.ics')))).toEqual([])
    expect(JSON.parse(textOf(files, 'actions.geojson'))).toMatchObject({ type: 'FeatureCollection' })
    expect(JSON.parse(textOf(files, 'photos.json'))).toMatchObject([
      { caption: 'At the <gate>', licence: 'CC0 1.0', city: 'Berlin', credit: '@nobody' },
    ])
    const page = textOf(files, 'index.html')
    expect(page).toContain('At the &lt;gate&gt;')
    expect(page).toContain(`<img src="photos/de-berlin-${key}.webp"`)
    expect(page).toContain('We were many, &quot;so&quot; many.')
    expect(page).not.toMatch(/<script|<link|src="(https?:)?\/\//)
    expect(allOf(files)).not.toContain('Canary')
  })

  test('defuses what a spreadsheet would take for a formula', async () => {
    const { id, reader } = await theDay()
    await putPhoto({ actionId: id, credit: '@nobody' })
    const files = await download(reader)
    const csv = textOf(files, 'actions.csv')
    expect(csv.startsWith('\ufeffid,url,')).toBe(true)
    expect(csv).toContain(`"'=HYPERLINK(""https://a.example"")"`)
    expect(textOf(files, 'photos.csv')).toContain(",'@nobody,")
  })

  test('never tells more of a place than its tier, whatever the row of a photo says', async () => {
    const { hidden, reader } = await theDay()
    const key = await putPhoto({ actionId: hidden, ...BERLIN, citySlug: 'hamburg', cityName: 'Hamburg' })
    const files = await download(reader)
    const whole = allOf(files)
    expect(whole).toContain(`photos/de-${key}.webp`)
    expect(whole).not.toMatch(/hamburg|canary/i)
    const page = await reader.read(paths.day('en', DAY))
    expect(page).toContain(key)
    expect(page).not.toMatch(/hamburg|canary/i)
  })

  test('is in the language of its address, in the direction of that', async () => {
    const { reader } = await theDay()
    const files = await download(reader, 'fa')
    expect(textOf(files, 'index.html')).toMatch(/^<!DOCTYPE html><html lang="fa" dir="rtl">/)
    expect(textOf(files, 'README.txt')).toMatch(/^بیستم ژوئن\n/)
  })

  test('of no day there is none; who asks too often is told to wait; no cache keeps any', async () => {
    const { reader } = await theDay()
    expect((await reader.get(paths.pack('en', 'nothing'))).status).toBe(404)
    const answers: Response[] = []
    for (let asked = 0; asked < 5; asked += 1) answers.push(await reader.get(paths.pack('en', DAY)))
    await Promise.all(answers.map((answer) => answer.body?.cancel()))
    expect(answers.at(-1)?.status).toBe(429)
    expect(answers[0]?.headers.get('Cache-Control')).toBe('no-store')
    expect(answers[0]?.headers.get('Cache-Tag')).toBeNull()
  })
})

describe('a pack of many photos', () => {
  const MANY = 120
  const PHOTO = new Uint8Array(20_000).fill(7)

  /** A bucket that says how often it was asked. */
  function listening() {
    const asked: string[] = []
    const bucket = new Proxy(env.PRIVATE, {
      get(target, name) {
        if (name !== 'get') return Reflect.get(target, name)
        return (key: string) => {
          asked.push(key)
          return target.get(key)
        }
      },
    })
    return { asked, bucket }
  }

  async function manyPhotos(): Promise<string[]> {
    const dayId = await idOfDay(DAY)
    const keys: string[] = []
    for (let n = 0; n < MANY; n += 1) keys.push(await putPhoto({ dayId, ...BERLIN }, PHOTO))
    return keys
  }

  test('leaves out what is removed while it is sent, in its lists and sums too', async () => {
    await theDay()
    const keys = await manyPhotos()
    const db = openDatabase(env.DB)
    const now = Date.parse(AFTERWARDS)
    const feed = await readFeed(db, { of: 'day', slug: DAY }, EVERYTHING, { lang: 'en', now, assets: env.ASSETS })
    const day = feed?.days[0]
    if (!feed || !day) throw new Error('there is no day')
    const head = { lang: 'en', words: 'en', path: '', page: '', absolute: (to: string) => ORIGIN + to } as const
    const files: Unzipped[] = []
    const [gone = '', hidden = ''] = [keys[5], keys[100]]
    for await (const { name, bytes } of packFiles({ db, bucket: env.PRIVATE, day, feed, head, origin: ORIGIN, now })) {
      files.push({ name: `day-${DAY}/${name}`, bytes })
      if (files.length !== 6) continue
      // The object alone, as a sweep would; and the row alone, as somebody who asks for it would.
      const object = await env.DB.prepare('select object from photos where key = ?').bind(gone).first<string>('object')
      await env.PRIVATE.delete(`photos/${object}/large`)
      await env.DB.prepare("update photos set status = 'hidden' where key = ?").bind(hidden).run()
    }
    expect(files.filter(({ name }) => name.endsWith('.webp'))).toHaveLength(MANY - 2)
    await expectSums(files)
    for (const list of ['photos.csv', 'photos.json', 'index.html', 'SHA256SUMS']) {
      expect(textOf(files, list)).toContain(keys[6])
      expect(textOf(files, list)).not.toContain(gone)
      expect(textOf(files, list)).not.toContain(hidden)
    }
  })

  // The last one: what is still on its way when it ends may keep the storage from being emptied.
  test('asks for a photo only when the one before it has been sent, and for none once nobody listens', async () => {
    const { reader } = await theDay()
    await manyPhotos()
    const { asked, bucket } = listening()
    const visitor = new Visitor(AFTERWARDS, { PRIVATE: bucket })
    visitor.address = reader.address
    const response = await visitor.get(paths.pack('en', DAY))
    const stream = response.body?.getReader()
    let read = 0
    // Headers, checksums and names are bytes too: at most the photo that is read and one that is ready.
    while (read < 40 * PHOTO.length) {
      const { value } = (await stream?.read()) ?? {}
      read += value?.length ?? 0
      expect(asked.length).toBeLessThanOrEqual(Math.ceil(read / PHOTO.length) + 2)
    }
    const before = asked.length
    expect(before).toBeGreaterThan(30)
    await stream?.cancel()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(asked.length).toBeLessThanOrEqual(before + 1)
  })
})
