import { describe, expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { answer } from './support/crawl.ts'
import { waitingRally } from './support/rally.ts'
import {
  callDay,
  coordinatorAt,
  decide,
  idOfAction,
  MORNING,
  publish,
  redirectOf,
  register,
  registration,
  Visitor,
} from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

describe('the desk', () => {
  test('lets nobody in without a session of its own, and tells them nothing', async () => {
    const { id, coordinator } = await waitingRally({ groups: 'Canary group' })
    await callDay(coordinator, 'june-20-2027', { title_en: 'Canary day' })
    const urls = ['', `/actions/${id}`, '/days', '/days/new', '/days/june-20-2027/edit', '/texts', '/nothing'].map(
      (path) => `/en/desk${path}`,
    )
    const [name = '', value = ''] = Object.entries(coordinator.heldCookies())[0] ?? []
    const [stranger, expired, forged, unprefixed] = Array.from({ length: 4 }, () => new Visitor(MORNING))
    if (!stranger || !expired || !forged || !unprefixed) throw new Error('there are four')
    expired.waitUntil('2027-06-02T02:00Z')
    expired.holdCookie(name, value)
    forged.holdCookie(name, '0'.repeat(32))
    unprefixed.holdCookie('session', value)
    const before = await dumpEverything()
    for (const visitor of [stranger, expired, forged, unprefixed]) {
      for (const url of urls) {
        for (const response of [
          await visitor.get(url),
          await visitor.post(url, { verdict: 'publish', revision: '0' }),
        ]) {
          expect([url, redirectOf(response), await response.text()]).toEqual([url, '/en/sign-in', ''])
          expect(response.headers.get('Cache-Control')).toBe('no-store')
        }
      }
    }
    expect(await dumpEverything()).toBe(before)
    expect(await coordinator.read(`/en/desk/actions/${id}`)).toContain('Canary group')
    coordinator.waitUntil('2027-06-02T01:59Z')
    expect((await coordinator.get('/en/desk')).status).toBe(200)
  })

  test('is in no cache and no search engine, and an unknown address is a 404', async () => {
    const { id, coordinator } = await waitingRally()
    for (const url of [
      paths.desk('en'),
      paths.deskAction('en', id),
      paths.deskDays('en'),
      paths.deskNewDay('en'),
      paths.deskTexts('en'),
    ]) {
      const text = await answer(coordinator, url)
      expect([url, text]).toEqual([url, expect.stringMatching(/^200\n[\s\S]*cache-control: no-store[\s\S]*noindex/)])
      expect(text).not.toContain('cdn-cache-control')
    }
    for (const path of ['/actions/0000000000', '/actions/x', '/days/nothing/edit', '/nothing'])
      expect((await coordinator.get(`/en/desk${path}`)).status).toBe(404)
  })

  test('shows cancellations before all, then the soonest first, then what is over', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    for (const [title, startDate] of [
      ['New, late', '2027-07-03'],
      ['New, soon', '2027-06-02'],
      ['New, middle', '2027-06-20'],
      ['New, over', '2027-05-20'],
    ] as const)
      await register(group, { title, startDate })
    const changed = registration({ title: 'Changed', startDate: '2027-06-05' })
    const { link: changedLink } = await publish(group, coordinator, changed)
    redirectOf(await group.post(`${changedLink}/edit`, { ...changed, venue: 'Elsewhere' }))
    for (const [title, startDate] of [
      ['Cancelled, late', '2027-08-01'],
      ['Cancelled, soon', '2027-07-01'],
    ] as const) {
      const { link } = await publish(group, coordinator, { title, startDate })
      redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    }
    const { link: over } = await publish(group, coordinator, {
      title: 'Reported',
      startDate: '2027-06-01',
      startTime: '09:00',
      endTime: '10:00',
    })
    redirectOf(await group.post(`${over}/report`, { text: 'Good.', lang: 'en' }))
    await publish(group, coordinator, { title: 'Nothing to decide' })
    const page = await coordinator.read(paths.desk('en'))
    const titles = [...page.matchAll(/<h3><a [^>]*>([^<]*)</g)].map(([, title]) => title)
    expect(titles).toEqual([
      'Cancelled, soon',
      'Cancelled, late',
      'New, soon',
      'Changed',
      'New, middle',
      'New, late',
      'Reported',
      'New, over',
    ])
  })
})

describe('a group’s name', () => {
  const boxes = (page: string) =>
    [...page.matchAll(/<input type="checkbox" name="confirmed" value="([^"]*)"( checked="")?\/>/g)].map(
      ([, name, checked]) => [name, checked !== undefined],
    )

  test('becomes a group only when it is ticked', async () => {
    const { id, coordinator, group } = await waitingRally({ groups: 'Real group\nTyped group' })
    expect(boxes(await coordinator.read(paths.deskAction('en', id)))).toEqual([
      ['Real group', false],
      ['Typed group', false],
    ])
    redirectOf(await decide(coordinator, id, 'publish', { confirmed: ['Real group', 'Never typed'] }))
    expect((await dumpDatabase()).groups?.map(({ slug }) => slug)).toEqual(['real-group'])
    const page = await group.read(paths.action('en', id))
    expect(page).toContain('<a href="/en/groups/real-group">Real group</a>')
    expect(page).toMatch(/Typed group<\/bdi><span class="fine"> \(as the organizers name themselves\)/)
    expect((await group.get(paths.group('en', 'typed-group'))).status).toBe(404)
  })

  test('that is known is not ticked beforehand, however it is spelled, and lists nothing unless it is', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    await publish(group, coordinator, { groups: 'Known group' }, { confirmed: 'Known group' })
    await register(group, { title: 'Impostor', groups: 'KNOWN-Gróup' })
    const id = await idOfAction('Impostor')
    expect(boxes(await coordinator.read(paths.deskAction('en', id)))).toEqual([['KNOWN-Gróup', false]])
    redirectOf(await decide(coordinator, id, 'publish'))
    expect(await group.read(paths.group('en', 'known-group'))).not.toContain('Impostor')
    expect((await dumpDatabase()).groups).toHaveLength(1)
  })

  test('that was confirmed stays so when a change is accepted, and a new one only if it is ticked', async () => {
    const { id, form, link, coordinator, group } = await waitingRally({ groups: 'First group' })
    redirectOf(await decide(coordinator, id, 'publish', { confirmed: 'First group' }))
    redirectOf(await group.post(`${link}/edit`, { ...form, groups: 'First group\nSecond group\nThird group' }))
    expect(boxes(await coordinator.read(paths.deskAction('en', id)))).toEqual([
      ['First group', true],
      ['Second group', false],
      ['Third group', false],
    ])
    redirectOf(await decide(coordinator, id, 'publish-change', { confirmed: ['First group', 'Third group'] }))
    for (const [slug, status] of [
      ['first-group', 200],
      ['second-group', 404],
      ['third-group', 200],
    ] as const)
      expect([slug, (await group.get(paths.group('en', slug))).status]).toEqual([slug, status])
  })

  test('that was confirmed stays so when the action was taken down, mended and published again', async () => {
    const { id, form, link, coordinator, group } = await waitingRally({ groups: 'First group' })
    redirectOf(await decide(coordinator, id, 'publish', { confirmed: 'First group' }))
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'Please mend the text.' }))
    redirectOf(await group.post(`${link}/edit`, { ...form, summary: 'A mended text.' }))
    expect(boxes(await coordinator.read(paths.deskAction('en', id)))).toEqual([['First group', true]])
    redirectOf(await decide(coordinator, id, 'publish', { confirmed: 'First group' }))
    expect(await group.read(paths.group('en', 'first-group'))).toContain('The rally')
  })

  test('that was confirmed in error is taken back by unticking it', async () => {
    const { id, form, link, coordinator, group } = await waitingRally({ groups: 'First group' })
    redirectOf(await decide(coordinator, id, 'publish', { confirmed: 'First group' }))
    redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'Another venue' }))
    redirectOf(await decide(coordinator, id, 'publish-change'))
    expect((await group.get(paths.group('en', 'first-group'))).status).toBe(404)
    expect(await group.read(paths.action('en', id))).toContain('First group')
  })

  test('of signs alone is not that of every other group of signs', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    await publish(group, coordinator, { groups: '✊\n🕊', title: 'Doves' }, { confirmed: ['✊', '🕊'] })
    await register(group, { title: 'Flames', groups: '🔥' })
    const id = await idOfAction('Flames')
    expect(boxes(await coordinator.read(paths.deskAction('en', id)))).toEqual([['🔥', false]])
    redirectOf(await decide(coordinator, id, 'publish', { confirmed: '🔥' }))
    expect((await dumpDatabase()).groups?.map(({ name, slug }) => [name, slug])).toEqual([
      ['✊', 'group'],
      ['🕊', 'group-2'],
      ['🔥', 'group-3'],
    ])
    expect(await group.read(paths.group('en', 'group'))).not.toContain('Flames')
  })
})
