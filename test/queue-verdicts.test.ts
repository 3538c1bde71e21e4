import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { isSecretLink } from '../worker/rules/secret.ts'
import { describedBy } from './support/html.ts'
import { postOffice, sendAt } from './support/post.ts'
import { columnsOf, statusOf, waitingRally } from './support/rally.ts'
import {
  coordinatorAt,
  decide,
  events,
  idOfAction,
  MORNING,
  publish,
  redirectOf,
  register,
  registration,
  Visitor,
} from './support/site.ts'
import { dumpDatabase, dumpDecided, dumpEverything } from './support/storage.ts'

const t = messages.en

describe('a question', () => {
  test('stands behind the secret link with a box for the answer, goes out as a letter, and the action waits on', async () => {
    const { id, link, coordinator, group } = await waitingRally({ email: 'a@mail.example' })
    redirectOf(await decide(coordinator, id, 'ask', { question: 'Which square do you mean?' }))
    expect(await statusOf(id)).toBe('pending')
    expect(await coordinator.read(paths.desk('en'))).toContain(t.queue.asked)
    const { outbox = [], verdicts = [] } = await dumpDecided()
    expect(outbox.map(({ letter }) => letter)).toEqual(['received', 'question'])
    const office = postOffice()
    await sendAt(MORNING, office.env)
    expect(office.posted.at(-1)?.text).toContain('Which square do you mean?')
    expect(verdicts).toMatchObject([{ subject: 'action', subject_id: id, decision: 'ask' }])
    expect(JSON.stringify(verdicts)).not.toContain('square')
    expect(await group.read(link)).toContain('Which square do you mean?')
    const empty = await group.post(`${link}/answer`, { answer: ' ' })
    expect([empty.status, describedBy(await empty.text(), 'answer')]).toEqual([400, [t.errors.required]])
    redirectOf(await group.post(`${link}/answer`, { answer: 'The one by the station.' }))
    expect(await group.read(link)).toContain(t.queue.answered)
    expect(await coordinator.read(paths.desk('en'))).not.toContain(t.queue.asked)
    const page = await coordinator.read(paths.deskAction('en', id))
    expect(page).toContain('The one by the station.')
    expect(page).toMatch(/\d UTC</)
    redirectOf(await decide(coordinator, id, 'publish'))
    expect((await group.post(`${link}/answer`, { answer: 'Too late.' })).status).toBe(409)
    expect(JSON.stringify(await dumpDatabase())).not.toContain('Too late.')
  })

  test('is answered by a change too, and gone with the action', async () => {
    const { id, link, form, coordinator, group } = await waitingRally()
    redirectOf(await decide(coordinator, id, 'ask', { question: 'Canary question' }))
    redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'Main station, south side' }))
    expect(await coordinator.read(paths.desk('en'))).not.toContain(t.queue.asked)
    redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
    expect(await dumpEverything()).not.toContain('Canary')
  })

  test('needs words', async () => {
    const { id, coordinator } = await waitingRally()
    const before = await dumpEverything()
    expect((await decide(coordinator, id, 'ask', { question: '' })).status).toBe(400)
    expect(await dumpEverything()).toBe(before)
  })
})

describe('a group that is trusted', () => {
  /** The link that is shown once. */
  function linkIn(html: string): string {
    return /id="group-link" type="text" value="[^"]*\/submit\/([^"]*)"/.exec(html)?.[1] ?? ''
  }

  /** An action that was published with trust in its group. */
  async function trusted() {
    const { id, coordinator, group, link } = await waitingRally({ groups: 'Group A' })
    const response = await decide(coordinator, id, 'publish-trust', { confirmed: 'Group A' })
    return { id, coordinator, group, link, status: response.status, groupLink: linkIn(await response.text()) }
  }

  test('gets a link that is shown once and kept as a hash', async () => {
    const { id, status, groupLink } = await trusted()
    expect([status, isSecretLink(groupLink), await statusOf(id)]).toEqual([200, true, 'published'])
    expect(await dumpEverything()).not.toContain(groupLink)
    const { verdicts = [] } = await dumpDecided()
    expect(verdicts.map(({ subject, subject_id, decision }) => [subject, subject_id, decision])).toEqual([
      ['action', id, 'publish'],
      ['group', 'group-a', 'trust'],
    ])
  })

  test('publishes at once under its own name, whatever is typed, and edits at once', async () => {
    const { groupLink } = await trusted()
    const member = new Visitor(MORNING)
    const form = registration({ title: 'Through the link', groups: 'Group Z' })
    const link = new URL(redirectOf(await member.post(paths.submitGroup('en', groupLink), form)), 'https://x').pathname
    const id = await idOfAction('Through the link')
    expect(await statusOf(id)).toBe('published')
    expect(await member.read(paths.group('en', 'group-a'))).toContain('Through the link')
    expect((await member.get(paths.group('en', 'group-z'))).status).toBe(404)
    expect(await member.read(paths.home('en'))).toContain('Through the link')
    redirectOf(await member.post(`${link}/edit`, { ...form, title: 'Changed at once', venue: 'Another square' }))
    expect(await member.read(paths.action('en', id))).toMatch(/Changed at once[\s\S]*Another square/)
    expect(await member.read(paths.group('en', 'group-a'))).toContain('Changed at once')
    expect((await dumpDatabase()).waiting_changes).toEqual([])
    expect(await columnsOf(id)).toMatchObject({ sequence: 1 })
    // Posted twice, it is one action.
    redirectOf(await member.post(paths.submitGroup('en', groupLink), form))
    expect((await dumpDatabase()).actions).toHaveLength(2)
  })

  test('stays within the cap of its country', async () => {
    const { groupLink } = await trusted()
    const capped = new Visitor(MORNING, { TIER_CAPS: 'DE:city' })
    const form = registration({ title: 'Too exact' })
    expect((await capped.post(paths.submitGroup('en', groupLink), form)).status).toBe(400)
    const allowed = { ...form, tier: 'city' }
    const link = new URL(redirectOf(await capped.post(paths.submitGroup('en', groupLink), allowed)), 'https://x')
      .pathname
    expect((await capped.post(`${link}/edit`, form)).status).toBe(400)
    expect((await columnsOf(await idOfAction('Too exact')))?.tier).toBe('city')
  })

  test('is one no more when its link is revoked, and its old link is dead once it has a new one', async () => {
    const { coordinator, groupLink } = await trusted()
    const member = new Visitor(MORNING)
    const form = registration({ title: 'Before' })
    const link = new URL(redirectOf(await member.post(paths.submitGroup('en', groupLink), form)), 'https://x').pathname
    const renewed = await coordinator.post(paths.deskGroup('en', 'group-a'), { does: 'give' })
    const second = linkIn(await renewed.text())
    expect(isSecretLink(second) && second !== groupLink).toBe(true)
    expect((await member.get(paths.submitGroup('en', groupLink))).status).toBe(404)
    expect((await member.get(paths.submitGroup('en', second))).status).toBe(200)
    redirectOf(await coordinator.post(paths.deskGroup('en', 'group-a'), { does: 'revoke' }))
    for (const dead of [groupLink, second, '0'.repeat(32)]) {
      expect((await member.get(paths.submitGroup('en', dead))).status).toBe(404)
      expect((await member.post(paths.submitGroup('en', dead), registration({ title: 'After' }))).status).toBe(404)
    }
    redirectOf(await member.post(`${link}/edit`, { ...form, title: 'Changed later' }))
    const { waiting_changes, action_texts } = await dumpDatabase()
    expect([waiting_changes?.length, JSON.stringify(action_texts).includes('Changed later')]).toEqual([1, false])
  })

  test('is never one by its name', async () => {
    await trusted()
    const stranger = new Visitor(MORNING)
    await register(stranger, { title: 'Impostor', groups: 'Group A' })
    expect(await statusOf(await idOfAction('Impostor'))).toBe('pending')
  })

  test.each([[[]], [['Group A', 'Group B']]])('is exactly one of those ticked: %j', async (confirmed) => {
    const { id, coordinator } = await waitingRally({ groups: 'Group A\nGroup B' })
    const before = await dumpEverything()
    const response = await decide(coordinator, id, 'publish-trust', { confirmed })
    expect([response.status, (await response.text()).includes(t.errors.oneGroup)]).toEqual([400, true])
    expect(await dumpEverything()).toBe(before)
  })

  test('is nobody’s to trust outside of their scope', async () => {
    await trusted()
    const limited = await coordinatorAt(MORNING, 'Limited coordinator')
    const scope =
      "insert into coordinator_scopes select id, 'country', 'FR' from coordinators where name like 'Limited%'"
    await env.DB.prepare(scope).run()
    const before = await dumpEverything()
    expect(await limited.read(paths.deskGroups('en'))).not.toContain('Group A')
    for (const does of ['give', 'revoke'])
      expect((await limited.post(paths.deskGroup('en', 'group-a'), { does })).status).toBe(404)
    expect(await dumpEverything()).toBe(before)
  })
})

describe('an action that is merged into another', () => {
  test('leads there for ever: its page, its calendar, and its organizer', async () => {
    const [group, coordinator] = [new Visitor(MORNING), await coordinatorAt(MORNING)]
    const kept = await publish(group, coordinator, { title: 'Kept' })
    const merged = await publish(group, coordinator, { title: 'Merged' })
    redirectOf(
      await decide(coordinator, merged.id, 'merge', { kept: '', keptOther: `https://x.example/en/actions/${kept.id}` }),
    )
    const page = await group.get(paths.action('fa', merged.id))
    expect([page.status, page.headers.get('Location')]).toEqual([308, paths.action('fa', kept.id)])
    const calendar = await group.get(paths.actionCalendar('en', merged.id))
    expect([calendar.status, calendar.headers.get('Location')]).toEqual([308, paths.actionCalendar('en', kept.id)])
    const [own] = events(await group.read(paths.actionCalendar('en', kept.id)))
    expect(own).toContain(`UID:${kept.id}@hamseda`)
    const feed = events(await group.read(paths.feed({ of: 'all' }, 'en')))
    const statusIn = (id: string) =>
      feed.find((event) => event.includes(`UID:${id}@hamseda`))?.find((line) => line.startsWith('STATUS'))
    expect([statusIn(kept.id), statusIn(merged.id)]).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED'])
    expect(await group.read(paths.home('en'))).not.toContain('>Merged<')
    expect(await group.read(merged.link)).toMatch(new RegExp(`${t.queue.mergedInto}[\\s\\S]*${kept.id}`))
    expect((await group.post(`${merged.link}/edit`, registration({ title: 'Back again' }))).status).toBe(409)
    redirectOf(await group.post(`${merged.link}/delete`, { confirm: 'on' }))
    expect((await group.get(paths.action('en', merged.id))).status).toBe(308)
    // What it was merged into goes elsewhere in turn.
    const last = await publish(group, coordinator, { title: 'Last' })
    redirectOf(await decide(coordinator, kept.id, 'merge', { kept: last.id }))
    for (const id of [merged.id, kept.id])
      expect((await group.get(paths.action('en', id))).headers.get('Location')).toBe(paths.action('en', last.id))
  })

  test('gives it its reports, in the places that are free there', async () => {
    const [group, coordinator] = [new Visitor(MORNING), await coordinatorAt(MORNING)]
    const actions = [await publish(group, coordinator), await publish(group, coordinator)]
    for (const each of [group, coordinator]) each.waitUntil('2027-06-20T18:00Z')
    const again = await coordinatorAt('2027-06-20T18:00Z')
    for (const [at, { id, link }] of actions.entries()) {
      redirectOf(await group.post(`${link}/report`, { text: `Report ${at}`, lang: 'en' }))
      redirectOf(await decide(again, id, 'publish-report'))
    }
    const [kept, merged] = actions
    redirectOf(await decide(again, merged?.id ?? '', 'merge', { kept: kept?.id ?? '' }))
    const { reports = [] } = await dumpDatabase()
    expect(reports.map(({ action_id, status, text }) => [action_id, text, status]).toSorted()).toEqual([
      [kept?.id, 'Report 0', 'published'],
      [kept?.id, 'Report 1', 'pending'],
    ])
    expect(await again.read(paths.desk('en'))).toContain(t.queue.kinds.report)
  })

  test.each(['', 'nothing', '0000000000', 'itself', 'rejected'])('needs another one that lives: %s', async (other) => {
    const { id, coordinator, group } = await waitingRally()
    await register(group, { title: 'Rejected' })
    const rejected = await idOfAction('Rejected')
    redirectOf(await decide(coordinator, rejected, 'reject', { reason: 'No.' }))
    const before = await dumpEverything()
    const kept = { itself: id, rejected }[other] ?? other
    const response = await decide(coordinator, id, 'merge', { kept })
    expect([response.status, (await response.text()).includes(t.errors.unknownAction)]).toEqual([400, true])
    // The page that was opened took nothing.
    expect(await dumpEverything()).toBe(before)
  })

  test('leads nowhere while the other one is not public', async () => {
    const { id, link, coordinator, group } = await waitingRally()
    await register(group, { title: 'Waits too' })
    const kept = await idOfAction('Waits too')
    redirectOf(await decide(coordinator, id, 'merge', { kept }))
    expect((await group.get(paths.action('en', id))).status).toBe(404)
    expect(await group.read(link)).toContain(t.queue.mergedWaits)
    redirectOf(await decide(coordinator, kept, 'publish'))
    expect((await group.get(paths.action('en', id))).headers.get('Location')).toBe(paths.action('en', kept))
  })
})
