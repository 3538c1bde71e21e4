import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { unescapeHtml } from './support/html.ts'
import { HALFWAY, putMany } from './support/many.ts'
import { coordinatorAt, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'

const halfway = () => new Visitor(new Date(HALFWAY).toISOString())

/** The calendars of the page, each as the path that its one tap takes and the address under it. */
function feedsOf(page: string): { tapped: string; address: string }[] {
  const rows = page.slice(page.indexOf('feed-groups')).match(/<li><p class="feed-name">[\s\S]*?<\/li>/g) ?? []
  return rows.map((row) => ({
    tapped: unescapeHtml(/href="(webcal:[^"]*)"/.exec(row)?.[1] ?? ''),
    address: unescapeHtml(/<code [^>]*>([^<]*)</.exec(row)?.[1] ?? ''),
  }))
}

test('the page about calendars lists what most will follow, each at one address in both of its forms', async () => {
  await putMany(60)
  const feeds = feedsOf(await halfway().read(paths.calendar('en')))
  expect(feeds.slice(0, 3).map(({ address }) => address.replace(`${ORIGIN}/feeds/`, ''))).toEqual([
    'all.ics?lang=en',
    'days.ics?lang=en',
    'day/freedom-day.ics?lang=en',
  ])
  // Six countries and their six cities.
  expect(feeds).toHaveLength(3 + 6 + 6)
  for (const { tapped, address } of feeds) {
    expect(tapped).toBe(address.replace('https:', 'webcal:'))
    const response = await halfway().get(address)
    expect([address, response.status, (await response.text()).slice(0, 15)]).toEqual([address, 200, 'BEGIN:VCALENDAR'])
  }
})

test('it counts what is public, without what waits or was cancelled', async () => {
  const visitor = new Visitor(MORNING)
  const coordinator = await coordinatorAt(MORNING)
  await publish(visitor, coordinator)
  await publish(visitor, coordinator, { city: 'Hamburg' })
  const { link } = await publish(visitor, coordinator, { city: 'Paris' })
  redirectOf(await visitor.post(`${link}/cancel`, { reason: 'It rains.' }))
  // Only the country of this one is public: its city has no calendar of it.
  await publish(visitor, coordinator, { city: 'Oslo', tier: 'country' })
  const page = await visitor.read(paths.calendar('en'))
  const named = [...page.matchAll(/<p class="feed-name">([\s\S]*?)<\/p>/g)]
    .map(([, row = '']) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .slice(2)
  expect(named).toEqual(['Germany 2 actions', 'Norway 1 action', 'Berlin 1 action', 'Hamburg 1 action'])
})

test.each(SHIPPED_LANGS)('it explains every program in numbered steps, with a drawing each: %s', async (lang) => {
  const page = await halfway().read(paths.calendar(lang))
  const { steps, facts } = messages[lang].calendarPage
  const programs = [...page.matchAll(/<article class="program"[\s\S]*?<\/article>/g)].map(([each]) => each)
  expect(programs).toHaveLength(Object.keys(steps).length)
  for (const program of programs) expect(program).toMatch(/<svg class="drawing"[^>]*aria-hidden="true"[\s\S]*<ol><li>/)
  const shown = unescapeHtml(page)
  for (const each of Object.values(steps).flatMap((program) => [program.name, ...program.steps]))
    expect(shown).toContain(each)
  for (const { name, text } of Object.values(facts))
    expect([shown.includes(name), shown.includes(text)]).toEqual([true, true])
  expect(shown).toContain(`<html lang="${lang}" dir="${lang === 'fa' ? 'rtl' : 'ltr'}"`)
})

test('it may be kept by caches until something changes, and is reached from every page', async () => {
  const response = await halfway().get(paths.calendar('fa'))
  expect([response.status, response.headers.get('Cache-Tag'), response.headers.has('ETag')]).toEqual([
    200,
    'list',
    true,
  ])
  expect(response.headers.has('Set-Cookie')).toBe(false)
  expect(await halfway().read(paths.about('fa'))).toContain(`href="${paths.calendar('fa')}"`)
  expect((await halfway().get(`${paths.calendar('fa')}/nothing`)).status).toBe(404)
})
