import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { actionItem } from '../worker/rules/waiting.ts'
import { fieldsOf } from './support/html.ts'
import { statusOf, waitingRally } from './support/rally.ts'
import { callDay, coordinatorAt, decide, idOfAction, MORNING, redirectOf, register, Visitor } from './support/site.ts'
import { dumpDatabase, dumpDecided, dumpEverything } from './support/storage.ts'

const t = messages.en

/** A coordinator who is limited to something. */
async function limitedTo(kind: string, ...values: string[]): Promise<Visitor> {
  const visitor = await coordinatorAt(MORNING, 'Limited coordinator')
  for (const value of values)
    await env.DB.prepare(
      "insert or ignore into coordinator_scopes select id, ?, ? from coordinators where name = 'Limited coordinator'",
    )
      .bind(kind, value)
      .run()
  return visitor
}

function titlesOf(html: string): string[] {
  return [...html.matchAll(/<h3><a [^>]*>([^<]*)</g)].map(([, title = '']) => title)
}

/** What can be chosen in the filter of a page, with how much waits of it. */
function choicesOf(html: string, name: string): string[] {
  const options = new RegExp(`<select name="${name}">([\\s\\S]*?)</select>`).exec(html)?.[1] ?? ''
  return [...options.matchAll(/<option value="[^"]+"[^>]*>([^<]*)</g)].map(([, words = '']) => words)
}

function countsOf(html: string): string[] {
  const kinds = /<ul class="kinds">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? ''
  return [...kinds.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, words = '']) => words.replace(/<[^>]*>/g, ''))
}

/** Four actions that wait: of three countries, two languages and a day. */
async function fourWaiting() {
  const group = new Visitor(MORNING)
  const owner = await coordinatorAt(MORNING)
  await callDay(owner, 'june-20-2027')
  await register(group, { title: 'Berlin', startDate: '2027-06-21' })
  await register(group, { title: 'Paris', city: 'Paris', country: 'FR', days: 'june-20-2027', startDate: '2027-06-20' })
  await register(group, { title: 'Lyon', city: 'Lyon', lang: 'fa', startDate: '2027-06-22' })
  await register(group, { title: 'Madrid', city: 'Madrid', lang: 'fa', days: 'june-20-2027', startDate: '2027-06-19' })
  return { group, owner }
}

describe('the queue', () => {
  test('is narrowed to a country, a language, a day, and says how much waits of each', async () => {
    const { owner } = await fourWaiting()
    const all = await owner.read(paths.desk('en'))
    expect(titlesOf(all)).toEqual(['Madrid', 'Paris', 'Berlin', 'Lyon'])
    expect(countsOf(all)).toEqual([`${t.queue.kinds.action} 4`])
    expect(choicesOf(all, 'country')).toEqual(['France (2)', 'Germany (1)', 'Spain (1)'])
    expect(choicesOf(all, 'language')).toEqual(['English (2)', 'Persian (2)'])
    expect(choicesOf(all, 'day')).toEqual(['Day june-20-2027 (2)'])
    const french = await owner.read(paths.desk('en', { country: 'FR' }))
    expect(titlesOf(french)).toEqual(['Paris', 'Lyon'])
    expect([countsOf(french), choicesOf(french, 'language'), choicesOf(french, 'country').length]).toEqual([
      [`${t.queue.kinds.action} 2`],
      ['English (1)', 'Persian (1)'],
      3,
    ])
    for (const [part, titles] of [
      [{ language: 'fa' }, ['Madrid', 'Lyon']],
      [{ day: 'june-20-2027' }, ['Madrid', 'Paris']],
      [{ country: 'FR', language: 'fa' }, ['Lyon']],
      [{ country: 'FR', language: 'fa', day: 'june-20-2027' }, []],
      [{ country: 'nowhere', language: 'xx', day: '../' }, ['Madrid', 'Paris', 'Berlin', 'Lyon']],
    ] as const)
      expect(titlesOf(await owner.read(paths.desk('en', part)))).toEqual(titles)
  })

  test.each([
    ['country', ['FR', 'ES'], ['Madrid', 'Paris', 'Lyon']],
    ['language', ['fa'], ['Madrid', 'Lyon']],
    ['day', ['june-20-2027'], ['Madrid', 'Paris']],
  ] as const)('of who is limited to a %s holds, counts and opens nothing else', async (kind, values, titles) => {
    await fourWaiting()
    const limited = await limitedTo(kind, ...values)
    const page = await limited.read(paths.desk('en'))
    expect(titlesOf(page)).toEqual(titles)
    expect(countsOf(page)).toEqual([`${t.queue.kinds.action} ${titles.length}`])
    expect(page).not.toContain('Berlin')
    expect(choicesOf(page, 'country').join()).not.toContain('Germany')
    expect(titlesOf(await limited.read(paths.desk('en', { country: 'DE' })))).toEqual([])
    const [theirs, other] = [await idOfAction(titles[0]), await idOfAction('Berlin')]
    expect((await limited.get(paths.deskAction('en', theirs))).status).toBe(200)
    const before = await dumpEverything()
    expect((await limited.get(paths.deskAction('en', other))).status).toBe(404)
    for (const post of [
      limited.post(paths.deskAction('en', other), { verdict: 'publish', revision: '0' }),
      limited.post(paths.deskClaims('en'), { item: actionItem(other), does: 'take' }),
      limited.post(paths.deskAction('en', '0000000000'), { verdict: 'publish', revision: '0' }),
    ])
      expect((await post).status).toBe(404)
    expect(await dumpEverything()).toBe(before)
  })

  test('opens what is next within what it is narrowed to, which is then theirs', async () => {
    const { owner } = await fourWaiting()
    const id = await idOfAction('Paris')
    const desk = paths.deskAction('en', id, { country: 'FR' })
    const { revision = [] } = fieldsOf(await owner.read(desk))
    const next = redirectOf(await owner.post(desk, { verdict: 'publish', revision: revision[0] ?? '' }))
    const lyon = await idOfAction('Lyon')
    expect(next).toBe(paths.deskAction('en', lyon, { country: 'FR', done: id }))
    expect((await dumpDatabase()).claims).toMatchObject([{ item: actionItem(lyon), coordinator_id: 1 }])
    const last = await owner.post(next, { verdict: 'publish', revision: '0' })
    expect(redirectOf(last)).toBe(paths.desk('en', { country: 'FR', done: lyon }))
    expect((await dumpDatabase()).claims).toEqual([])
  })

  test('says what was decided just before, to who did, and takes it back by one press', async () => {
    const { owner } = await fourWaiting()
    const id = await idOfAction('Paris')
    const next = redirectOf(await decide(owner, id, 'publish'))
    const page = await owner.read(next)
    const [told = ''] = /<div class="notice just-decided"[\s\S]*?<\/div>/.exec(page) ?? []
    expect(told).toContain('Paris')
    expect(told).toContain(t.queue.decisions.publish)
    const other = await coordinatorAt(MORNING, 'Other coordinator')
    expect(await other.read(next)).not.toContain('just-decided')
    const [, back = ''] = /action="([^"]+)"/.exec(told) ?? []
    const values = Object.fromEntries(Object.entries(fieldsOf(told)).map(([name, [value = '']]) => [name, value]))
    // What waits again is what they go on with, within what they had narrowed the queue to.
    const narrowed = await owner.read(`${next}&country=FR`)
    const [, within = ''] = /just-decided[\s\S]*?action="([^"]+)"/.exec(narrowed) ?? []
    expect(within).toBe(`${back}?country=FR`)
    expect(redirectOf(await owner.post(within, values))).toBe(paths.deskAction('en', id, { country: 'FR' }))
    expect(await statusOf(id)).toBe('pending')
    expect(await owner.read(next)).toContain(t.queue.decisions.revert)
  })

  test('goes on where a page ended, and skips nothing', async () => {
    const group = new Visitor(MORNING)
    const owner = await coordinatorAt(MORNING)
    const titles = Array.from({ length: 23 }, (_, at) => `Rally ${at}`)
    for (const title of titles) await register(group, { title, startDate: '2027-06-20' })
    const first = await owner.read(paths.desk('en'))
    const further = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await owner.read(further)
    expect(second).not.toContain(t.queue.further)
    expect([titlesOf(first).length, titlesOf(second).length]).toEqual([15, 8])
    expect([...titlesOf(first), ...titlesOf(second)].toSorted()).toEqual(titles.toSorted())
  })
})

describe('a claim', () => {
  test('is taken by a post and by nothing else, is shown to others with the name, and lasts fifteen minutes', async () => {
    const { id, coordinator } = await waitingRally()
    const other = await coordinatorAt(MORNING, 'Other coordinator')
    for (const path of [paths.desk('en'), paths.deskAction('en', id)]) await coordinator.get(path)
    expect((await dumpDatabase()).claims).toEqual([])
    const taken = await coordinator.post(paths.deskClaims('en'), { item: actionItem(id), does: 'take' })
    expect(redirectOf(taken)).toBe(paths.deskAction('en', id))
    expect(await other.read(paths.desk('en'))).toContain(t.queue.claims.tag('Test coordinator'))
    expect(await coordinator.read(paths.desk('en'))).toContain(t.queue.claims.tagYours)
    const words = t.queue.claims.others('Test coordinator', '10:15 UTC')
    expect(await other.read(paths.deskAction('en', id))).toContain(words)
    await other.post(paths.deskClaims('en'), { item: actionItem(id), does: 'take' })
    await other.post(paths.deskClaims('en'), { item: actionItem(id), does: 'release' })
    expect((await dumpDatabase()).claims).toMatchObject([{ coordinator_id: 1 }])
    other.waitUntil('2027-06-01T10:15Z')
    expect(await other.read(paths.deskAction('en', id))).not.toContain('Test coordinator has')
    await other.post(paths.deskClaims('en'), { item: actionItem(id), does: 'take' })
    expect((await dumpDatabase()).claims).toMatchObject([{ coordinator_id: 2 }])
    redirectOf(await other.post(paths.deskClaims('en'), { item: actionItem(id), does: 'release' }))
    expect((await dumpDatabase()).claims).toEqual([])
  })

  test('keeps nobody from deciding, who was told of it', async () => {
    const { id, coordinator } = await waitingRally()
    const other = await coordinatorAt(MORNING, 'Other coordinator')
    const desk = paths.deskAction('en', id)
    const seen = fieldsOf(await other.read(desk))
    await coordinator.post(paths.deskClaims('en'), { item: actionItem(id), does: 'take' })
    const verdict = { verdict: 'reject', reason: 'Which square?', revision: seen.revision?.[0] ?? '' }
    const response = await other.post(desk, verdict)
    const page = await response.text()
    expect(response.status).toBe(409)
    expect(page).toContain(t.queue.claims.warned('Test coordinator'))
    expect(fieldsOf(page).reason).toContain('Which square?')
    expect((await dumpDecided()).verdicts).toEqual([])
    redirectOf(await other.post(desk, { ...verdict, despite: fieldsOf(page).despite?.[0] ?? '' }))
    expect((await dumpDatabase()).claims).toEqual([])
  })

  test.each(['action:nothing', 'photo:nothing', 'action:', 'x', '', `photo:${'0'.repeat(26)}`])(
    'of %s is of nothing',
    async (item) => {
      const coordinator = await coordinatorAt(MORNING)
      expect((await coordinator.post(paths.deskClaims('en'), { item, does: 'take' })).status).toBe(404)
      expect((await dumpDatabase()).claims).toEqual([])
    },
  )
})

describe('beside an action', () => {
  test('stand those that may be the same', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    await register(group, { title: 'Rally at the station' })
    await register(group, { title: 'RALLY, at the station!', startTime: '16:00', endTime: '18:00' })
    await register(group, { title: 'A rally at the station', city: 'Paris' })
    await register(group, { title: 'The rally at the station', startDate: '2027-06-27' })
    const page = await coordinator.read(paths.deskAction('en', await idOfAction('Rally at the station')))
    const [, section = ''] = new RegExp(`<h2>${t.queue.duplicates}</h2>([\\s\\S]*?)</section>`).exec(page) ?? []
    const links = [...section.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    expect(links).toEqual([paths.deskAction('en', await idOfAction('RALLY, at the station!'))])
    expect(section).toContain(t.queue.alike.title)
  })

  test('stands what became of what the same name called before, as typed, and once it is confirmed as the group’s', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    for (const title of ['First', 'Second', 'Third']) await register(group, { title, groups: 'Group A' })
    await register(group, { title: 'Fourth', groups: 'Group B' })
    const third = paths.deskAction('en', await idOfAction('Third'))
    redirectOf(await decide(coordinator, await idOfAction('First'), 'reject', { why: 'unclear' }))
    const before = await coordinator.read(third)
    for (const words of [t.queue.historyTyped, t.queue.historyCounts.rejected(1), t.queue.historyCounts.pending(1)])
      expect(before).toContain(words)
    expect(before).not.toContain('Fourth')
    redirectOf(await decide(coordinator, await idOfAction('Second'), 'publish', { confirmed: 'Group A' }))
    redirectOf(await decide(coordinator, await idOfAction('Third'), 'publish', { confirmed: 'Group A' }))
    const after = await coordinator.read(third)
    expect(after).toContain(t.queue.historyCounts.published(1))
    expect(after).not.toContain(t.queue.historyTyped)
  })

  test('a reason from the list is told in the language of the organizer’s text, with what was written besides', async () => {
    const { id, link, coordinator, group } = await waitingRally({ lang: 'fa' })
    redirectOf(await decide(coordinator, id, 'reject', { why: 'names', reason: 'Third line.' }))
    const page = await group.read(link)
    expect(page).toContain(messages.fa.queue.reasons.names)
    expect(page).toContain('Third line.')
  })
})
