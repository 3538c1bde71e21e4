import { describe, expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { TIERS } from '../worker/rules/location-tier.ts'
import { publishedRally, waitingRally } from './support/rally.ts'
import { coordinatorAt, decide, idOfAction, idsFound, MORNING, publish, redirectOf, Visitor } from './support/site.ts'

const REASON = { reason: 'A reason.' }

describe('an action is found', () => {
  test.each([
    ['a word of its title', 'zzyzx'],
    ['the beginning of one', 'ZZY'],
    ['a word of its summary', 'comes together'],
    ['a group', 'gruppe'],
    ['its city', 'Berlin'],
    ['its city in another script', 'برلین'],
    ['its country', 'alemania'],
    ['its kind', 'گردهمایی'],
    ['several of these', 'gruppe berlin free zz'],
  ])('by %s', async (_, typed) => {
    const { id } = await publishedRally({ title: 'Free Zzyzx', groups: 'Gruppe des Tests' })
    await publish(new Visitor(MORNING), await coordinatorAt(MORNING), {
      ...{ title: 'Other', summary: 'Words.', city: 'Oslo', kind: 'talk' },
    })
    expect(await idsFound(typed)).toEqual([id])
  })

  test.each([
    ['آزادي كارگران', 'آزادی کارگران'],
    ['میخواهیم', 'می‌خواهیم آزاد باشیم'],
    ['می خواهیم', 'می‌خواهیم آزاد باشیم'],
    ['می‌خواهیم', 'می خواهیم آزاد باشیم'],
    ['۲۰ خرداد', '20 خرداد'],
    ['آ', 'آزادی'],
  ])('by %s where it is called %s', async (typed, title) => {
    const { id } = await publishedRally({ title, lang: 'fa' })
    for (const lang of SHIPPED_LANGS) expect(await idsFound(typed, new Visitor(MORNING), lang)).toEqual([id])
  })

  test('while it is cancelled, and after it is over', async () => {
    const { group, link, id } = await publishedRally()
    redirectOf(await group.post(`${link}/cancel`, REASON))
    expect(await idsFound('rally')).toEqual([id])
    expect(await idsFound('rally', new Visitor('2028-01-01T00:00Z'))).toEqual([id])
  })
})

describe('an action is not found', () => {
  test('before it is published, nor where it is refused', async () => {
    const { id, coordinator } = await waitingRally()
    expect(await idsFound('rally')).toEqual([])
    redirectOf(await decide(coordinator, id, 'reject', REASON))
    expect(await idsFound('rally')).toEqual([])
  })

  test('once it is taken down, and again once it is sent again and published', async () => {
    const { group, coordinator, form, link, id } = await publishedRally()
    redirectOf(await decide(coordinator, id, 'reject', REASON))
    expect(await idsFound('rally')).toEqual([])
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Assembly' }))
    expect(await idsFound('assembly')).toEqual([])
    redirectOf(await decide(coordinator, id, 'publish'))
    expect(await idsFound('assembly')).toEqual([id])
  })

  test('once everything is deleted', async () => {
    const { group, link } = await publishedRally()
    redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
    expect(await idsFound('rally')).toEqual([])
  })

  test('by the words of a change that waits, and no more by the old ones once it is published', async () => {
    const { group, coordinator, form, link, id } = await publishedRally({ title: 'Oldword' })
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Newword', groups: 'Newgroup', city: 'Hamburg' }))
    for (const typed of ['newword', 'newgroup', 'hamburg']) expect(await idsFound(typed)).toEqual([])
    expect(await idsFound('oldword')).toEqual([id])
    redirectOf(await decide(coordinator, id, 'publish-change'))
    for (const typed of ['newword', 'newgroup', 'هامبورگ']) expect(await idsFound(typed)).toEqual([id])
    for (const typed of ['oldword', 'berlin']) expect(await idsFound(typed)).toEqual([])
  })
})

describe('what a tier hides', () => {
  const hidden = { venue: 'Vvenue', address: 'Aaddress', neighbourhood: 'Nneighbour', lat: '52.52', lon: '13.37' }
  const reveal = { revealDate: '2027-06-19', revealTime: '10:00' }
  const moments = [MORNING, '2027-06-20T09:00Z', '2028-01-01T00:00Z']

  test.each(TIERS.flatMap((tier) => [[tier, {}] as const, [tier, reveal] as const]))(
    '%s: a venue finds nothing, a city only what shows it, whatever the hour (%j)',
    async (tier, revealing) => {
      const { id } = await publishedRally({ title: 'Rally', tier, ...hidden, ...revealing })
      for (const moment of moments) {
        const visitor = new Visitor(moment)
        for (const typed of ['vvenue', 'aaddress', 'nneighbour', '52', '13'])
          expect([typed, await idsFound(typed, visitor)]).toEqual([typed, []])
        for (const typed of ['berlin', 'برلین'])
          expect(await idsFound(typed, visitor)).toEqual(tier === 'country' ? [] : [id])
        expect(await idsFound('germany', visitor)).toEqual([id])
      }
    },
  )

  test('is not found from the moment its organizer hides it', async () => {
    const { group, form, link, id } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, tier: 'country', title: 'Another title' }))
    expect(await idsFound('berlin')).toEqual([])
    expect(await idsFound('another')).toEqual([])
    expect(await idsFound('rally')).toEqual([id])
  })
})

test('what is coming comes first, the next before the later; then what is over, the last first', async () => {
  const [group, coordinator] = [new Visitor('2027-01-01T10:00Z'), await coordinatorAt('2027-01-01T10:00Z')]
  const dates = ['2027-03-01', '2027-06-10', '2027-05-01', '2027-06-02', '2027-08-01']
  for (const startDate of dates) await publish(group, coordinator, { title: `Rally of ${startDate}`, startDate })
  // It began before the others and goes on.
  const goesOn = { title: 'Rally that goes on', startDate: '2027-05-20', endDate: '2027-06-20' }
  await publish(group, coordinator, goesOn)
  const wanted = ['that goes on', 'of 2027-06-02', 'of 2027-06-10', 'of 2027-08-01', 'of 2027-05-01', 'of 2027-03-01']
  const ids = await Promise.all(wanted.map((which) => idOfAction(`Rally ${which}`)))
  expect(await idsFound('rally')).toEqual(ids)
  const page = await new Visitor(MORNING).read(paths.search('en', 'rally'))
  expect(page).toContain('<span>6 actions</span><span>1 city</span><span>1 country</span>')
})
