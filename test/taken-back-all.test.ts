import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { continueRun } from '../worker/change/run.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { verifyChain } from '../worker/store/verify-chain.ts'
import { fieldsOf } from './support/html.ts'
import { begin, expectWithin, live, stepToTheEnd } from './support/imports.ts'
import { invocation } from './support/invocation.ts'
import { added } from './support/partner.ts'
import { objectsOf, pdfOf } from './support/pdf.ts'
import { publishedRally } from './support/rally.ts'
import { logLines, numberOf } from './support/safety.ts'
import { coordinatorAt, decide, editDay, MORNING, ORIGIN, redirectOf, register, Visitor } from './support/site.ts'
import { rows } from './support/taken-back.ts'

const NIGHT = '2027-06-02T02:00Z'
const SINCE = '2027-06-02T01:00'
const DAY = 'june-20-2027'
const PERSON = { original: 'en', name_en: 'Person A', about_en: 'Made up.' }

/** All that coordinators decide on, but for what only says how often it was changed. */
async function everything(): Promise<unknown[]> {
  const visitor = new Visitor('2027-06-02T09:00Z')
  const pages = [paths.home('en'), paths.day('fa', DAY), paths.days('en'), paths.people('en'), paths.kit('en', DAY)]
  return [
    await Promise.all(pages.map((path) => visitor.read(path))),
    await rows(
      'select lang, title, summary, outdated from action_texts where action_id in (select id from actions where status <> ?)',
      'withdrawn',
    ),
    await rows('select status, text from notices'),
    await rows('select link_hash from group_links where revoked_at is null'),
    await rows('select slug, lang, name, about from persons join person_texts on person_id = id order by slug, lang'),
    await rows('select slug, starts_on from days join day_persons on day_id = id order by slug'),
    await rows("select status, count(*) as n from actions where status <> 'withdrawn' group by status order by status"),
    await rows('select name, trusted, paused from sources'),
    await rows('select name, role from coordinators where removed_at is null order by name'),
  ]
}

async function post(visitor: Visitor, path: string, values: Record<string, string>, file?: File): Promise<void> {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) body.append(name, value)
  if (file) body.append('photo', file)
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  redirectOf(await visitor.send(path, { method: 'POST', body, headers }))
}

/** A campaign at work. */
async function campaign() {
  const story = await publishedRally()
  const { coordinator, group, link } = story
  await post(coordinator, paths.deskNewPerson('en'), { ...PERSON, slug: 'person-a' })
  redirectOf(await coordinator.post(paths.deskDayPeople('en', DAY), { persons: 'person-a' }))
  await coordinator.post(paths.deskGroup('en', 'group-of-the-test'), { does: 'give' })
  await added()
  redirectOf(await group.post(`${link}/notice`, { notice: 'To the park', noticeLang: 'en' }))
  await register(new Visitor(MORNING), { title: 'It waits', groups: 'Group B' })
  return story
}

/** What somebody does with the desk of an owner, at night. */
async function rob(id: string): Promise<void> {
  const thief = await coordinatorAt(NIGHT, 'Robbed')
  const by = await numberOf('Robbed')
  const into = paths.deskTranslation('en', { of: 'action', id, into: 'fa' })
  const { version = [] } = fieldsOf(await thief.read(into))
  redirectOf(await thief.post(into, { version: version[0] ?? '', title: 'canary', summary: 'canary' }))
  const notice = await env.DB.prepare('select id from notices').first<string>('id')
  const [, revision = ''] = /name="revision" value="(\d+)"/.exec(await thief.read(paths.deskNotices('en'))) ?? []
  redirectOf(await thief.post(paths.deskNotice('en', notice ?? ''), { verdict: 'publish', revision }))
  const waits = await env.DB.prepare("select action_id as id from action_texts where title = 'It waits'").first('id')
  expect((await decide(thief, String(waits), 'publish-trust', { confirmed: 'Group B' })).status).toBe(200)
  await thief.post(paths.deskGroup('en', 'group-of-the-test'), { does: 'give' })
  await post(thief, paths.deskPerson('en', 'person-a'), { ...PERSON, about_en: 'canary', revision: '0' })
  redirectOf(await thief.post(paths.deskPerson('en', 'person-a', 'delete'), {}))
  await post(thief, paths.deskNewPerson('en'), { ...PERSON, slug: 'person-a', name_en: 'canary' })
  redirectOf(await thief.post(paths.deskDayPeople('en', DAY), { persons: 'person-a' }))
  const pdf = new File([pdfOf(objectsOf())], 'x.pdf')
  await post(thief, paths.deskDayFiles('en', DAY), { title: 'canary', lang: 'en' }, pdf)
  const defaced = { startsOn: '2027-08-01', original: 'en', title_en: 'canary', call_en: 'Stay at home' }
  redirectOf(await editDay(thief, DAY, defaced))
  const source = Number(await env.DB.prepare('select id from sources').first('id'))
  for (const step of ['trust', 'remove'] as const)
    redirectOf(await thief.post(paths.deskSource('en', source, step), {}))
  await thief.post(paths.deskTeam('en'), { name: 'Accomplice', role: 'owner' })
  redirectOf(await thief.post(paths.deskTeam('en', await numberOf('Helper'), 'remove'), {}))
  redirectOf(await decide(thief, id, 'reject', { reason: 'canary' }))
  await begin('0123456789', 'title,startDate,startTime,city,country\ncanary,20/6/2027,15:00,Berlin,DE')
  await stepToTheEnd('0123456789')
  expect(await live('0123456789')).toBe(true)
  // The table was put live by the first coordinator's number, at another hour: as if by the thief.
  expect((await logLines()).filter(({ coordinator_id }) => coordinator_id === by)).toHaveLength(16)
}

test('everything of every kind that somebody did is taken back at once, whatever is interrupted', {
  timeout: 180_000,
}, async () => {
  const { id } = await campaign()
  for (const name of ['Helper', 'Robbed']) await coordinatorAt(MORNING, name)
  const before = await everything()
  await rob(id)
  expect(JSON.stringify(await everything())).toContain('canary')
  const owner = await coordinatorAt('2027-06-02T08:00Z')
  const by = String(await numberOf('Robbed'))
  const preview = await owner.read(paths.deskRevertMany('en', { by, since: SINCE }))
  expect(preview).toContain(messages.en.safetyDesk.revert.will(16))
  // That they came in by a link.
  expect(preview).toContain(messages.en.safetyDesk.revert.cannot(1))
  const answer = await owner.post(paths.deskRevertMany('en'), { by, since: SINCE })
  const run = Number(/runs\/(\d+)/.exec(answer.headers.get('Location') ?? '')?.[1])
  for (let part = 0, more = true; more; part += 1) {
    // Each part dies once, somewhere, and is done again.
    const mortal = invocation(owner.now, { at: part + 2, answered: part % 2 === 0 })
    await continueRun(mortal.change, run, new Map()).catch((error: unknown) => {
      if (!mortal.isDead()) throw error
    })
    const { change, spent } = invocation(owner.now)
    more = await continueRun(change, run, new Map())
    expectWithin(spent)
  }
  expect(await rows('select outcome, count(*) as n from run_items group by outcome')).toEqual([
    { outcome: 'done', n: 16 },
  ])
  const imported = (await logLines()).find(({ subject }) => subject === 'import')
  redirectOf(await owner.post(paths.deskVerdict('en', imported?.id ?? 0), {}))
  expect(await everything()).toEqual(before)
  const report = await verifyChain(async (query) => (await env.DB.prepare(query).all()).results)
  expect(report.faults).toEqual([])
})
