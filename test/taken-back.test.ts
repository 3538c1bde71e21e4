import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { fieldsOf } from './support/html.ts'
import { publishedRally } from './support/rally.ts'
import { lastLine, takeBack } from './support/safety.ts'
import { callDay, coordinatorAt, decide, editDay, redirectOf, type Visitor } from './support/site.ts'
import { backAndForth, type Decided, rows } from './support/taken-back.ts'

const refused = messages.en.safetyDesk.revert.refused
const NOTICE = { notice: 'canary: to the park', noticeLang: 'en' }
const EVENING = '2027-06-20T17:30Z'

type Story = Awaited<ReturnType<typeof publishedRally>>

const noticeStates = () => rows('select text, status from notices order by text')

/** Judges the only notice of a state as the desk shows it. */
async function judge(coordinator: Visitor, verdict: string, status = 'pending'): Promise<void> {
  const id = await env.DB.prepare('select id from notices where status = ?').bind(status).first<string>('id')
  const page = await coordinator.read(paths.deskNotices('en'))
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
  redirectOf(await coordinator.post(paths.deskNotice('en', id ?? ''), { verdict, revision, reason: 'Not so' }))
}

async function translate(coordinator: Visitor, of: string, id: string, words: FormValues): Promise<void> {
  const path = paths.deskTranslation('en', { of, id, into: 'fa' })
  const { version = [] } = fieldsOf(await coordinator.read(path))
  redirectOf(await coordinator.post(path, { version: version[0] ?? '', ...words }))
}

/** Tells how an action was, and has that published. */
async function told(story: Story): Promise<void> {
  const { group, id, link } = story
  group.waitUntil(EVENING)
  story.coordinator = await coordinatorAt(EVENING)
  redirectOf(await group.post(`${link}/report`, { text: 'We were many.', lang: 'en' }))
  redirectOf(await decide(story.coordinator, id, 'publish-report'))
}

const FA = { title: 'تجمع آزمایشی', summary: 'یک آزمایش گرد هم می‌آید.' }
const page = ({ supporter, id }: Story) => supporter.read(paths.action('fa', id))
const group = (coordinator: Visitor, does: string) =>
  coordinator.post(paths.deskGroup('en', 'group-of-the-test'), { does })
const links = () =>
  rows('select link_hash, revoked_at is null as works from group_links order by created_at, link_hash')

const CASES: Record<string, (story: Story) => Promise<Omit<Decided, 'coordinator'>>> = {
  'a notice that is published': async (story) => {
    redirectOf(await story.group.post(`${story.link}/notice`, NOTICE))
    return {
      decide: () => judge(story.coordinator, 'publish'),
      state: async () => [await noticeStates(), (await page(story)).includes('canary')],
    }
  },
  'a notice that is refused': async ({ group, link, coordinator }) => {
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    return { decide: () => judge(coordinator, 'reject'), state: noticeStates }
  },
  'a notice that is taken down': async (story) => {
    redirectOf(await story.group.post(`${story.link}/notice`, NOTICE))
    await judge(story.coordinator, 'publish')
    return {
      decide: () => judge(story.coordinator, 'reject', 'published'),
      state: async () => [await noticeStates(), (await page(story)).includes('canary')],
    }
  },
  'a notice in place of another': async ({ group, link, coordinator }) => {
    redirectOf(await group.post(`${link}/notice`, { ...NOTICE, notice: 'The first' }))
    await judge(coordinator, 'publish')
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    return { decide: () => judge(coordinator, 'publish'), state: noticeStates }
  },
  'a first translation of an action': async (story) => ({
    decide: () => translate(story.coordinator, 'action', story.id, FA),
    state: () => page(story),
  }),
  'another translation of an action': async (story) => {
    await translate(story.coordinator, 'action', story.id, { ...FA, title: 'پیشین' })
    return { decide: () => translate(story.coordinator, 'action', story.id, FA), state: () => page(story) }
  },
  'a translation of a report': async (story) => {
    await told(story)
    return {
      decide: () => translate(story.coordinator, 'report', story.id, { text: 'بسیار بودیم.' }),
      state: () => rows('select report_id, lang, text, outdated from report_texts'),
    }
  },
  'another translation of a report': async (story) => {
    await told(story)
    await translate(story.coordinator, 'report', story.id, { text: 'پیشین' })
    return {
      decide: () => translate(story.coordinator, 'report', story.id, { text: 'بسیار بودیم.' }),
      state: () => rows('select report_id, lang, text, outdated from report_texts'),
    }
  },
  'a translation of a day': async ({ coordinator, supporter }) => ({
    decide: () => translate(coordinator, 'day', 'june-20-2027', { title: 'روز آزمایشی' }),
    state: () => supporter.read(paths.day('fa', 'june-20-2027')),
  }),
  'trust in a group': async ({ coordinator }) => ({
    decide: () => group(coordinator, 'give'),
    state: async () => (await links()).filter(({ works }) => works === 1),
  }),
  'trust in a group that had a link': async ({ coordinator }) => {
    await group(coordinator, 'give')
    coordinator.waitUntil('2027-06-01T10:05Z')
    return {
      decide: () => group(coordinator, 'give'),
      state: async () => (await links()).filter(({ works }) => works === 1),
    }
  },
  'trust that is withdrawn': async ({ coordinator }) => {
    await group(coordinator, 'give')
    return { decide: () => group(coordinator, 'revoke'), state: links }
  },
}

describe('taken back, and that too', () => {
  test.each(Object.entries(CASES))('%s', async (_, begin) => {
    const story = await publishedRally()
    const begun = await begin(story)
    await backAndForth({ coordinator: story.coordinator, ...begun })
  })
})

describe('what its organizer has said since', () => {
  test('ends a notice, and nobody brings it back', async () => {
    const { group, link, coordinator } = await publishedRally()
    redirectOf(await group.post(`${link}/notice`, { ...NOTICE, notice: 'The first' }))
    await judge(coordinator, 'publish')
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    await judge(coordinator, 'publish')
    redirectOf(await group.post(`${link}/notice/end`, {}))
    const before = await noticeStates()
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await noticeStates()).toEqual(before)
  })

  test('waits in place of a notice that waited before', async () => {
    const { group, link, coordinator } = await publishedRally()
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    await judge(coordinator, 'publish')
    redirectOf(await group.post(`${link}/notice`, { ...NOTICE, notice: 'Newer' }))
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await noticeStates()).toEqual([
      { text: 'Newer', status: 'pending' },
      { text: NOTICE.notice, status: 'over' },
    ])
  })

  test('makes a translation that comes back an outdated one', async () => {
    const { group, form, link, coordinator, id } = await publishedRally()
    await translate(coordinator, 'action', id, { ...FA, title: 'پیشین' })
    await translate(coordinator, 'action', id, FA)
    const { id: verdict } = await lastLine()
    redirectOf(await group.post(`${link}/edit`, { ...form, summary: 'It moves to another square.' }))
    redirectOf(await decide(coordinator, id, 'publish-change'))
    redirectOf(await takeBack(coordinator, verdict))
    expect(await rows("select title, outdated from action_texts where lang = 'fa'")).toEqual([
      { title: 'پیشین', outdated: 1 },
    ])
  })
})

describe('a translation that was taken away', () => {
  test('is not brought back by taking back what was decided after it', async () => {
    const { group, form, link, coordinator, id, supporter } = await publishedRally()
    await translate(coordinator, 'action', id, FA)
    const { id: translation } = await lastLine()
    redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'Another square' }))
    redirectOf(await decide(coordinator, id, 'publish-change'))
    const { id: change } = await lastLine()
    redirectOf(await takeBack(coordinator, translation))
    redirectOf(await takeBack(coordinator, change))
    const text = await supporter.read(paths.action('fa', id))
    expect([text.includes('Main station'), text.includes(FA.title)]).toEqual([true, false])
  })

  test('of a day neither, and one that was made since stays', async () => {
    const { coordinator, supporter } = await publishedRally()
    const slug = 'june-20-2027'
    await translate(coordinator, 'day', slug, { title: 'canary' })
    const { id: translation } = await lastLine()
    const edited = { startsOn: '2027-07-01', original: 'en', title_en: 'Defaced', title_fa: 'canary' }
    redirectOf(await editDay(coordinator, slug, edited))
    const { id: day } = await lastLine()
    redirectOf(await takeBack(coordinator, translation))
    await translate(coordinator, 'day', slug, { title: 'پس از آن' })
    redirectOf(await takeBack(coordinator, day))
    const text = await supporter.read(paths.day('fa', slug))
    expect([text.includes('پس از آن'), text.includes('canary'), text.includes('Defaced')]).toEqual([true, false, false])
  })

  test('is nobody’s to take back once the words are others', async () => {
    const { coordinator } = await publishedRally()
    const slug = 'june-20-2027'
    await translate(coordinator, 'day', slug, { title: 'canary' })
    const { id } = await lastLine()
    redirectOf(
      await editDay(coordinator, slug, {
        startsOn: '2027-06-20',
        original: 'en',
        title_en: `Day ${slug}`,
        title_fa: 'درست',
      }),
    )
    const answer = await takeBack(coordinator, id)
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining(refused.way)])
  })
})

test('of a group’s links none stands beside the log, and an old one is dead', async () => {
  const { coordinator } = await publishedRally()
  await callDay(coordinator, 'other')
  await group(coordinator, 'give')
  const [first] = await links()
  expect(JSON.stringify(await rows('select snapshot from verdict_snapshots'))).not.toContain(String(first?.link_hash))
  coordinator.waitUntil('2027-06-01T10:05Z')
  await group(coordinator, 'give')
  redirectOf(await takeBack(coordinator, (await lastLine()).id))
  expect((await links()).map(({ works }) => works)).toEqual([1, 0])
})
