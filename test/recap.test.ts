import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { idOfDay, putPhoto } from './support/gallery-photos.ts'
import { unescapeHtml } from './support/html.ts'
import { callDay, coordinatorAt, decide, MORNING, publish, redirectOf, Visitor } from './support/site.ts'

const DAY = 'june-20-2027'
const AFTERWARDS = '2027-06-21T10:00Z'
const t = messages.en

/** What the numbers of a page say, in its order. */
function numbersOn(page: string): string[] {
  const list = /<ul class="recap-numbers">(.*?)<\/ul>/s.exec(page)?.[1] ?? ''
  return [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = '']) => unescapeHtml(item.replace(/<[^>]*>/g, '')))
}

/** Where the photos of a page are from, in its order. */
function placesOn(page: string): string[] {
  return [...page.matchAll(/class="gallery-place"><strong>([^<]*)</g)].map(([, place = '']) => place)
}

/** A day with actions, and what its groups report afterwards. */
async function dayWith(actions: { form: FormValues; report?: FormValues }[], day: FormValues = {}) {
  const group = new Visitor(MORNING)
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, DAY, day)
  const made: { id: string; link: string }[] = []
  for (const { form } of actions) made.push(await publish(group, coordinator, { days: DAY, ...form }))
  group.waitUntil(AFTERWARDS)
  const desk = await coordinatorAt(AFTERWARDS)
  for (const [at, { report }] of actions.entries()) {
    const { id = '', link = '' } = made[at] ?? {}
    if (!report) continue
    redirectOf(await group.post(`${link}/report`, { text: 'We were many.', lang: 'en', ...report }))
    redirectOf(await decide(desk, id, 'publish-report'))
  }
  return { made, group, desk, reader: new Visitor(AFTERWARDS) }
}

const COUNTED = { turnoutFrom: '100', turnoutTo: '150', countedBy: 'organizer' }

describe('the recap of a day', () => {
  test('counts what took place, where, and how many came', async () => {
    const { reader } = await dayWith([
      { form: { city: 'Berlin' }, report: COUNTED },
      { form: { city: 'Berlin' }, report: { turnoutFrom: '10', turnoutTo: '20', countedBy: 'press' } },
      { form: { city: 'Paris' }, report: {} },
      { form: { city: 'Oslo', tier: 'country' } },
    ])
    expect(numbersOn(await reader.read(paths.day('en', DAY)))).toEqual([
      '4 actions took place',
      '2 cities',
      '3 countries',
      '110 – 170 people came, by the reports',
      '3 reports',
    ])
  })

  test('says of whom its numbers are, also of one alone', async () => {
    const { reader } = await dayWith([
      { form: { city: 'Berlin' }, report: { turnoutFrom: '1', turnoutTo: '1', countedBy: 'organizer' } },
      { form: { city: 'Paris' } },
    ])
    const page = await reader.read(paths.day('en', DAY))
    expect(numbersOn(page)).toContain('1 person came, by the reports')
    expect(page).toContain('1 action · 1 person<')
  })

  test('does not count what was cancelled, or has not begun', async () => {
    const { made, group, reader } = await dayWith(
      [
        { form: { city: 'Berlin' }, report: COUNTED },
        { form: { city: 'Paris', startDate: '2027-06-22' } },
        { form: { city: 'Madrid', startDate: '2027-06-21', startTime: '20:00', endTime: '21:00' } },
      ],
      { endsOn: '2027-06-22' },
    )
    redirectOf(await group.post(`${made[2]?.link}/cancel`, { reason: 'It rains.' }))
    reader.waitUntil('2027-06-21T20:00Z')
    expect(numbersOn(await reader.read(paths.day('en', DAY))).slice(0, 3)).toEqual([
      '1 action took place',
      '1 city',
      '1 country',
    ])
    // Nobody wrote meanwhile: the clock alone changes what was counted.
    reader.waitUntil('2027-06-23T10:00Z')
    expect(numbersOn(await reader.read(paths.day('en', DAY))).slice(0, 3)).toEqual([
      '2 actions took place',
      '2 cities',
      '2 countries',
    ])
  })

  test('is not there before anything is over', async () => {
    const { reader } = await dayWith([{ form: { city: 'Berlin' } }])
    reader.waitUntil('2027-06-20T12:00Z')
    const page = await reader.read(paths.day('en', DAY))
    expect(numbersOn(page)).toEqual([])
    expect(page).toContain(t.counts.actions(1))
    expect(page).not.toContain(t.recap.pack)
  })

  test('is made anew once a report is taken down', async () => {
    const { made, desk, reader } = await dayWith([{ form: { city: 'Berlin' }, report: COUNTED }])
    expect((await reader.read(paths.day('en', DAY))).match(/We were many/g)?.length).toBeGreaterThan(1)
    redirectOf(await decide(desk, made[0]?.id ?? '', 'reject-report', { reason: 'It names somebody.' }))
    const page = await reader.read(paths.day('en', DAY))
    expect(page).not.toContain('We were many')
    expect(numbersOn(page)).toEqual(['1 action took place', '1 city', '1 country'])
  })

  test('has reports by country and city, each in its own language', async () => {
    const { reader } = await dayWith([
      { form: { city: 'Paris', title: 'At the Seine' }, report: { text: 'Nous étions mille.', lang: 'fr' } },
      { form: { city: 'Berlin', title: 'At the Spree' }, report: { text: 'ما بسیار بودیم.', lang: 'fa' } },
      { form: { city: 'Hamburg', tier: 'country', title: 'Hidden' }, report: {} },
    ])
    const page = await reader.read(paths.day('en', DAY))
    const told = page.slice(page.indexOf('told-country'), page.indexOf('take-away'))
    const headings = [...told.matchAll(/<h[345]>(?:<a [^>]*>)?([^<]*)</g)].map(([, heading]) => heading)
    expect(headings).toEqual(['Germany', 'Hidden', 'Berlin', 'At the Spree', 'France', 'Paris', 'At the Seine'])
    expect(told).toContain('<div class="prose" lang="fa" dir="rtl"><p>ما بسیار بودیم.')
    expect(told).toContain('<div class="prose" lang="fr" dir="ltr"><p>Nous étions mille.')
    expect(page).not.toContain('Hamburg')
  })

  test('of a weekly day is of all that is over, and of one date on its page', async () => {
    const weekly = { startsOn: '2027-06-06', endsOn: '', weekday: 'SU' }
    const { made, reader } = await dayWith(
      [
        { form: { city: 'Berlin', startDate: '2027-06-13' }, report: COUNTED },
        { form: { city: 'Paris', startDate: '2027-06-20' }, report: COUNTED },
        { form: { city: 'Madrid', startDate: '2027-06-27' } },
      ],
      weekly,
    )
    await putPhoto({ actionId: made[0]?.id ?? '' })
    await putPhoto({ actionId: made[1]?.id ?? '' })
    await putPhoto({ dayId: await idOfDay(DAY), country: 'NO', citySlug: 'oslo', cityName: 'Oslo', cityId: 3143244 })
    const all = await reader.read(paths.day('en', DAY))
    expect(numbersOn(all)[0]).toBe('2 actions took place')
    // The latest date first.
    expect(placesOn(all)).toEqual(['Paris', 'Berlin', 'Oslo'])
    expect(all).toContain(t.day.register)
    const one = await reader.read(paths.dayDate('en', DAY, '2027-06-13'))
    expect(numbersOn(one)).toEqual([
      '1 action took place',
      '1 city',
      '1 country',
      '100 – 150 people came, by the reports',
      '1 report',
    ])
    expect(placesOn(one)).toEqual(['Berlin'])
    expect(placesOn(await reader.read(paths.gallery('en', DAY, { date: '2027-06-20' })))).toEqual(['Paris'])
    expect(numbersOn(await reader.read(paths.dayDate('en', DAY, '2027-06-27')))).toEqual([])
  })

  test('says what others show where its address is posted, and nothing of anybody else', async () => {
    const { reader } = await dayWith([{ form: { city: 'Berlin' } }])
    const page = await reader.read(paths.day('fa', DAY))
    const tags = Object.fromEntries(
      [...page.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)"/g)].map(([, a, b]) => [
        a,
        b,
      ]),
    )
    expect(tags).toMatchObject({
      'og:title': `Day ${DAY}`,
      'og:url': `https://hamseda.example/fa/days/${DAY}`,
      'og:image': `https://hamseda.example/share/${DAY}/fa.png`,
      'twitter:card': 'summary_large_image',
    })
  })
})

describe('the entries of a recap, whoever writes', () => {
  const entries = async () =>
    (await env.DB.prepare("select of, place, action_id <> '' as acted from recap_entries order by of, place").all())
      .results

  test('go with a cancellation, a hidden photo and a deleted action', async () => {
    const { made, group } = await dayWith([{ form: { city: 'Berlin' }, report: COUNTED }])
    const [{ id = '', link = '' } = {}] = made
    const key = await putPhoto({ actionId: id })
    await putPhoto({ actionId: id, status: 'pending', publishedAt: null })
    await putPhoto({ actionId: id, purpose: 'poster' })
    expect(await entries()).toEqual([
      { of: 'photo', place: 'DE/berlin', acted: 1 },
      { of: 'report', place: 'DE/berlin', acted: 1 },
    ])
    await env.DB.prepare("update photos set status = 'hidden' where key = ?").bind(key).run()
    expect(await entries()).toEqual([{ of: 'report', place: 'DE/berlin', acted: 1 }])
    await env.DB.prepare("update photos set status = 'published' where key = ?").bind(key).run()
    await env.DB.prepare("update actions set status = 'cancelled', cancelled_by = 'coordinator'").run()
    expect(await entries()).toEqual([])
    await env.DB.prepare("update actions set status = 'published', cancelled_by = null").run()
    expect(await entries()).toHaveLength(2)
    redirectOf(await group.post(`${link}/delete`, { confirm: 'yes' }))
    expect(await entries()).toEqual([])
  })

  test('follow a place that becomes coarser', async () => {
    const { made, reader } = await dayWith([{ form: { city: 'Berlin', tier: 'city', venue: '' }, report: COUNTED }])
    const [{ id = '' } = {}] = made
    await putPhoto({ actionId: id, country: 'DE', cityName: 'Berlin', citySlug: 'berlin', cityId: 2950159 })
    expect(placesOn(await reader.read(paths.day('en', DAY)))).toEqual(['Berlin'])
    await env.DB.prepare("update actions set tier = 'country', public_city = null where id = ?").bind(id).run()
    const page = await reader.read(paths.day('en', DAY))
    expect(placesOn(page)).toEqual(['Germany'])
    expect(page).not.toContain('Berlin')
    expect(await entries()).toMatchObject([{ place: 'DE' }, { place: 'DE' }])
  })
})
