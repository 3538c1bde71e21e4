import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { Scope } from '../worker/rules/coordinator.ts'
import { statusOf } from './support/rally.ts'
import { takeBack } from './support/safety.ts'
import {
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
import { dumpDatabase } from './support/storage.ts'

const PARIS = { country: 'FR', city: 'Paris', lat: '', lon: '' }
const ONLINE = { attendance: 'online', city: '', venue: '', zone: 'Europe/Berlin', joinUrl: 'https://call.example/1' }
const NOTICE = { notice: 'The police moved us to the other side.', noticeLang: 'en' }

/** A group that a coordinator of these limits has trusted, with its link. */
async function trustedBy(scope: Scope) {
  const [group, limited] = [new Visitor(MORNING), await coordinatorAt(MORNING, 'Limited', {}, { scope })]
  await register(group, { title: 'The first', groups: 'Group A' })
  const answer = await decide(limited, await idOfAction('The first'), 'publish-trust', { confirmed: 'Group A' })
  const [, groupLink = ''] = /\/submit\/([0-9a-z]{32})"/.exec(await answer.text()) ?? []
  return { group, limited, groupLink }
}

/** Registers through a group's link: the action's id, its own link, and what was typed. */
async function through(group: Visitor, groupLink: string, title: string, otherwise = {}) {
  const form = registration({ title, ...otherwise })
  const answer = await group.post(paths.submitGroup('en', groupLink), form)
  const link = new URL(redirectOf(answer), 'https://x').pathname
  return { id: await idOfAction(title), link, form }
}

describe('a group that a coordinator with limits trusts', () => {
  test.each<[Scope, string, Record<string, string>]>([
    [{ country: ['DE'] }, 'another country', PARIS],
    [{ country: ['DE'] }, 'no country', ONLINE],
    [{ language: ['en'] }, 'another language', { lang: 'fr' }],
  ])('publishes within %j at once, and in %s waits like any other', async (scope, _, elsewhere) => {
    const { group, groupLink } = await trustedBy(scope)
    expect(await statusOf((await through(group, groupLink, 'Within')).id)).toBe('published')
    const beyond = await through(group, groupLink, 'Beyond', elsewhere)
    expect(await statusOf(beyond.id)).toBe('pending')
    // Once somebody has published it, what is changed of it waits too, and so does what cannot wait.
    redirectOf(await decide(await coordinatorAt(MORNING), beyond.id, 'publish'))
    redirectOf(await group.post(`${beyond.link}/edit`, { ...beyond.form, title: 'Defaced' }))
    expect(await group.read(paths.action('en', beyond.id))).not.toContain('Defaced')
    redirectOf(await group.post(`${beyond.link}/notice`, NOTICE))
    expect(await group.read(paths.action('en', beyond.id))).not.toContain(NOTICE.notice)
  })

  test('moves nothing that is public to where it is not trusted', async () => {
    const { group, groupLink } = await trustedBy({ country: ['DE'] })
    const { id, link, form } = await through(group, groupLink, 'Within')
    redirectOf(await group.post(`${link}/edit`, { ...form, ...PARIS }))
    expect(await group.read(paths.action('en', id))).not.toContain('Paris')
    expect((await dumpDatabase()).waiting_changes).toHaveLength(1)
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Changed within' }))
    expect(await group.read(paths.action('en', id))).toContain('Changed within')
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    expect(await group.read(paths.action('en', id))).toContain(NOTICE.notice)
    // Whoever may do so has moved it: from then on it is not the group’s to change there.
    await env.DB.prepare("update actions set country = 'FR' where id = ?").bind(id).run()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Moved back' }))
    expect(await group.read(paths.action('en', id))).not.toContain('Moved back')
  })

  test('is told so, and the desk too; a link of somebody without limits is good everywhere', async () => {
    const { group, groupLink } = await trustedBy({ country: ['DE', 'AT'] })
    const words = messages.en.queue
    expect(await group.read(paths.submitGroup('en', groupLink))).toContain(words.forGroup('Group A', true))
    const owner = await coordinatorAt(MORNING)
    const before = await owner.read(paths.deskGroups('en'))
    expect([before.includes('Germany'), before.includes('Austria')]).toEqual([true, true])
    const given = await owner.post(paths.deskGroup('en', 'group-a'), { does: 'give' })
    const [, second = ''] = /\/submit\/([0-9a-z]{32})"/.exec(await given.text()) ?? []
    expect(await group.read(paths.submitGroup('en', second))).toContain(words.forGroup('Group A', false))
    expect(await statusOf((await through(group, second, 'Anywhere', PARIS)).id)).toBe('published')
  })

  test('is trusted within the same limits after these have changed or their coordinator has gone', async () => {
    const { group, groupLink } = await trustedBy({ country: ['DE'] })
    await env.DB.prepare('delete from coordinator_scopes').run()
    await env.DB.prepare('update coordinators set removed_at = 1').run()
    expect(await statusOf((await through(group, groupLink, 'Within')).id)).toBe('published')
    expect(await statusOf((await through(group, groupLink, 'Beyond', PARIS)).id)).toBe('pending')
  })
})

test('a day that limits who trusts limits what is public at once', async () => {
  const owner = await coordinatorAt(MORNING)
  const group = new Visitor(MORNING)
  for (const slug of ['june-20', 'june-21'])
    redirectOf(
      await owner.post(paths.deskNewDay('en'), {
        ...{ slug, startsOn: '2027-06-20', original: 'en', title_en: `Day ${slug}` },
      }),
    )
  await publish(group, owner, { title: 'The first', days: 'june-20', groups: 'Group A' }, { confirmed: 'Group A' })
  const limited = await coordinatorAt(MORNING, 'Limited', {}, { scope: { day: ['june-20'] } })
  const given = await limited.post(paths.deskGroup('en', 'group-a'), { does: 'give' })
  const [, groupLink = ''] = /\/submit\/([0-9a-z]{32})"/.exec(await given.text()) ?? []
  expect(await statusOf((await through(group, groupLink, 'Of it', { days: 'june-20' })).id)).toBe('published')
  expect(await statusOf((await through(group, groupLink, 'Of another', { days: 'june-21' })).id)).toBe('pending')
  expect(await statusOf((await through(group, groupLink, 'Of none')).id)).toBe('pending')
})

test('what came through a link whose trust is taken back is looked at by somebody', async () => {
  const { group, limited, groupLink } = await trustedBy({})
  const { id } = await through(group, groupLink, 'Nobody has seen it')
  const before = await register(group, { title: 'Of others' })
  expect(before).toBeTruthy()
  const trust = await env.DB.prepare("select id from verdicts where decision = 'trust'").first<number>('id')
  redirectOf(await takeBack(limited, trust ?? 0))
  expect(await statusOf(id)).toBe('published')
  const flagged = await env.DB.prepare('select flags.item, kind from waiting join flags using (action_id)').raw()
  expect(flagged).toEqual([[`action:${id}`, 'flag']])
})
