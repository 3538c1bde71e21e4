import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { forgetCappedCities } from '../worker/change/capped-photos.ts'
import worker from '../worker/index.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { idOfDay, putPhoto } from './support/gallery-photos.ts'
import { costsOf } from './support/queries.ts'
import { callDay, coordinatorAt, MORNING, Visitor } from './support/site.ts'
import { unzip } from './support/zip.ts'

const SLUG = 'june-20'
const AFTERWARDS = '2027-06-22T12:00Z'
const TEHRAN = { country: 'IR', cityId: 112931, citySlug: 'tehran', cityName: 'Tehran', cityLat: 35.69, cityLon: 51.42 }
const COLOGNE = { country: 'DE', cityId: 2886242, citySlug: 'koln', cityName: 'Köln', cityLat: 50.93, cityLon: 6.95 }

/** Two photos of a day, of which one was taken in before the cities of its country were hidden. */
async function sentBefore(): Promise<{ tehran: string; cologne: string }> {
  await callDay(await coordinatorAt(MORNING), SLUG)
  const dayId = await idOfDay(SLUG)
  return { tehran: await putPhoto({ dayId, ...TEHRAN }), cologne: await putPhoto({ dayId, ...COLOGNE }) }
}

async function clock(TIER_CAPS: string): Promise<void> {
  const controller = createScheduledController({ scheduledTime: new Date(AFTERWARDS), cron: '' })
  await worker.scheduled(controller, { ...env, TIER_CAPS } as Env)
}

/** All that tells where the photos of the day are from. */
async function told({ tehran }: { tehran: string }): Promise<string> {
  const reader = new Visitor(AFTERWARDS)
  const pages = [paths.day('en', SLUG), paths.gallery('en', SLUG), paths.photoPage('en', tehran)]
  const texts = await Promise.all(pages.map((page) => reader.read(page)))
  const positions = await env.DB.prepare('select place from recap_entries').all()
  const pack = unzip(await (await reader.get(paths.pack('en', SLUG))).bytes())
  const files = pack.map(({ name, bytes }) => `${name}\n${new TextDecoder().decode(bytes)}`)
  return [...texts, JSON.stringify(positions.results), ...files].join('\n')
}

describe('a photo for a day that was sent before the cities of its country were hidden', () => {
  test('says its country alone from then on, wherever it is told of, and others stay', async () => {
    const keys = await sentBefore()
    await clock('')
    expect(await told(keys)).toMatch(/tehran/i)
    await clock('IR:country DE:city')
    const after = await told(keys)
    expect(after).not.toMatch(/tehran|112931|35\.69|51\.42/i)
    expect(after).toContain('Iran')
    expect(after).toMatch(/Köln|Cologne/)
  })

  test('is found without reading the others, and with no cap nothing is asked', async () => {
    await sentBefore()
    const db = openDatabase(env.DB)
    await forgetCappedCities(db, 'IR:country')
    const [cost] = await costsOf((listened) => forgetCappedCities(listened, 'IR:country'))
    expect(cost?.plan.join()).toContain('photos_with_a_city')
    expect(await costsOf((listened) => forgetCappedCities(listened, 'DE:city FR:area'))).toEqual([])
  })
})
