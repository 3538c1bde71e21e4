import { crc32, deflateSync } from 'node:zlib'
import { readGallery, readPhotoNumbers, readRecap, readReported } from '../../worker/change/recap.ts'
import { paths } from '../../worker/paths.ts'
import { type Database, openDatabase } from '../../worker/store/database.ts'
import { type Visitor, withVisitor } from './chromium.ts'
import { onSite, warmCosts } from './cpu-cost.ts'
import { cpuTimeOf, TELLS_CPU_TIME } from './cpu-time.ts'
import type { Bench } from './data.ts'
import { type Figure, kilobytes, median } from './report.ts'
import { counting } from './rows-read.ts'
import { daySlug } from './synthetic.ts'

const DATA = 'told'
const DAY = { slug: daySlug(0), date: null }
/** When all of it is over: milliseconds since 1970 UTC. */
const AFTERWARDS = Date.parse('2041-01-01T00:00Z')
const GALLERY = paths.gallery('en', DAY.slug)
/** The first view of a gallery, kilobytes. */
const VIEW_KB = 600
/** What a small photo weighs: one of 480 pixels with a crowd in it. */
const SMALL_BYTES = 30_000
const LAPTOP = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

type Question = { name: string; run: (db: Database) => Promise<unknown> }
const PART = { date: null, after: null, now: AFTERWARDS }
const QUESTIONS: readonly Question[] = [
  { name: 'numbers counted anew', run: (db) => readRecap(db, DAY, AFTERWARDS) },
  { name: 'numbers that lie ready', run: (db) => readRecap(db, DAY, AFTERWARDS) },
  { name: 'photos counted anew', run: (db) => readPhotoNumbers(db, DAY, AFTERWARDS) },
  { name: 'photos that lie counted', run: (db) => readPhotoNumbers(db, DAY, AFTERWARDS) },
  { name: '16 photos', run: (db) => readGallery(db, DAY.slug, { ...PART, limit: 16 }) },
  { name: '20 reports', run: (db) => readReported(db, DAY.slug, { ...PART, limit: 20 }) },
]

/** What the recap of a day with 10,000 actions, 3,000 reports and 1,000 photos costs, and what its gallery weighs. */
export async function measureRecap(bench: Bench): Promise<Figure[]> {
  const rows = await bench.withD1(DATA, async (binding) => {
    const figures: Figure[] = []
    for (const { name, run } of QUESTIONS) {
      const { db, read } = counting(binding)
      await run(openDatabase(db))
      figures.push({ name: `recap of a day of 10,000: ${name}, rows read`, value: read.rows, unit: 'rows' })
    }
    return figures
  })
  return [...rows, ...(await measureCpu(bench)), ...(await measureWeight(bench))]
}

async function measureCpu(bench: Bench): Promise<Figure[]> {
  if (!TELLS_CPU_TIME) return []
  return onSite(bench, DATA, async ({ worker }) => {
    const cpu = cpuTimeOf(worker.pid)
    const idle = median(await warmCosts(cpu, worker.idleOrigin, { path: '/' }))
    const value = median(await warmCosts(cpu, worker.origin, { path: GALLERY })) - idle
    return [{ name: 'a part of a gallery of 1,000, CPU warm', value, unit: 'ms' }]
  })
}

async function measureWeight(bench: Bench): Promise<Figure[]> {
  return withVisitor(bench, [DATA], async (visitor) => {
    const figures: Figure[] = []
    for (const [screen, size] of Object.entries({ laptop: LAPTOP, phone: PHONE })) {
      const { bytes, photos } = await firstView(visitor, size)
      figures.push({
        name: `gallery of 1,000 photos, first view on a ${screen}`,
        value: kilobytes(bytes),
        unit: 'kB',
        target: VIEW_KB,
        note: `${photos} photos of ${kilobytes(SMALL_BYTES)} kB`,
      })
    }
    return figures
  })
}

/** Opens the gallery as somebody new who does not scroll; the photos come from here. */
function firstView({ newcomer, edges }: Visitor, size: typeof LAPTOP): Promise<{ bytes: number; photos: number }> {
  return newcomer(async (page) => {
    let photos = 0
    const body = picture(SMALL_BYTES)
    await page.route('**/photos/*', (route) => {
      photos += 1
      return route.fulfill({ contentType: 'image/png', body })
    })
    await page.setViewportSize(size)
    await page.goto(`${edges[DATA]?.origin}${GALLERY}`, { waitUntil: 'networkidle' })
    const served = edges[DATA]?.takeServed() ?? []
    return { bytes: served.reduce((sum, { bytes }) => sum + bytes, photos * body.length), photos }
  })
}

/** A PNG of about so many bytes: noise, of which nothing can be compressed. */
function picture(bytes: number): Buffer {
  const [width, height] = [200, Math.floor(bytes / 201)]
  const noise = Buffer.alloc(201 * height)
  for (let at = 0, seed = 1; at < noise.length; at += 1) {
    seed = (seed * 16_807) % 2_147_483_647
    noise[at] = at % 201 === 0 ? 0 : seed % 256
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(noise)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
