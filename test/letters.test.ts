import { createExecutionContext, createMessageBatch, createScheduledController, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import worker from '../worker/index.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { outbox, postOffice, queueThat, SENDER, sendAt } from './support/post.ts'
import {
  coordinatorAt,
  decide,
  idOfAction,
  MORNING,
  ORIGIN,
  publish,
  redirectOf,
  register,
  registration,
  Visitor,
} from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'

const EMAIL = 'organizer@group.example'
const NOON = '2027-06-01T12:00Z'

/** A published action whose organizer left an address. */
async function published(otherwise: FormValues = {}) {
  const coordinator = await coordinatorAt(MORNING)
  const group = new Visitor(MORNING)
  return { coordinator, group, ...(await publish(group, coordinator, { email: EMAIL, ...otherwise })) }
}

describe('a letter', () => {
  test('goes out once, with the secret link and the public page', async () => {
    const { id, link } = await published({ title: 'Rally of the letter' })
    const office = postOffice()
    await sendAt(NOON, office.env)
    await sendAt(NOON, office.env)
    expect(office.posted).toHaveLength(1)
    const [letter] = office.posted
    expect(letter).toMatchObject({
      to: EMAIL,
      from: { name: 'Hamseda', email: SENDER },
      subject: '“Rally of the letter” is published',
    })
    expect(letter?.text).toContain(`\n${ORIGIN}${link}\n`)
    expect(letter?.text).toContain(`\n${ORIGIN}${paths.action('en', id)}\n`)
    expect(letter?.text).toContain(messages.en.letters.footer)
    expect(await outbox()).toEqual([{ letter: 'published', status: 'sent', attempts: 1, failure: null }])
  })

  test.each(SHIPPED_LANGS)('is in the language of the pages on which the address was left: %s', async (lang) => {
    const coordinator = await coordinatorAt(MORNING)
    const link = await register(new Visitor(MORNING), { title: 'Named', lang: 'ar', email: EMAIL }, lang)
    redirectOf(await decide(coordinator, await idOfAction('Named'), 'publish'))
    const office = postOffice()
    await sendAt(NOON, office.env)
    expect(office.posted[0]?.subject).toBe(messages[lang].letters.subjects.published('Named'))
    expect(office.posted[0]?.text).toContain(ORIGIN + link)
    expect(link).toMatch(`/${lang}/`)
  })

  test.each([
    ['says why an action was refused', 'reject', 'rejected'],
    ['tells that a change was taken', 'publish-change', 'change-accepted'],
    ['says why a change was not', 'reject-change', 'change-rejected'],
  ] as const)('%s', async (_, verdict, kind) => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    const form = { title: 'Rally', email: EMAIL }
    const link = await register(group, form)
    const id = await idOfAction('Rally')
    if (verdict !== 'reject') {
      redirectOf(await decide(coordinator, id, 'publish'))
      await sendAt(NOON, postOffice().env)
      redirectOf(await group.post(`${link}/edit`, registration({ title: 'Rally 2' })))
    }
    const reason = 'Which square?\nSay it.'
    redirectOf(await decide(coordinator, id, verdict, { reason }))
    const office = postOffice()
    await sendAt(NOON, office.env)
    expect(office.posted).toHaveLength(1)
    const { subject = '', text = '' } = office.posted[0] ?? {}
    const title = verdict === 'publish-change' ? 'Rally 2' : 'Rally'
    expect(subject).toBe(messages.en.letters.subjects[kind](title))
    expect(text.includes(reason)).toBe(verdict !== 'publish-change')
    expect(text.includes(paths.action('en', id))).toBe(verdict !== 'reject')
  })

  test('holds no word of where it is', async () => {
    const where = { venue: 'Hidden venue', address: 'Hidden street 1', neighbourhood: 'Hidden quarter' }
    await published({ ...where, tier: 'exact', lat: '52.52508', lon: '13.36940' })
    const office = postOffice()
    await sendAt(NOON, office.env)
    expect(JSON.stringify(office.posted)).not.toMatch(/Hidden|52\.5|13\.3|Berlin/)
  })

  test('is not sent any more when what it says is no longer so', async () => {
    const { id, coordinator } = await published()
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'It was not theirs.' }))
    const office = postOffice()
    await sendAt(NOON, office.env)
    expect(office.posted.map(({ subject }) => subject)).toEqual([expect.stringContaining('was not accepted')])
    expect((await outbox()).map(({ letter, status }) => [letter, status])).toEqual([
      ['published', 'dropped'],
      ['rejected', 'sent'],
    ])
  })

  test('is gone with its action', async () => {
    const { group, link } = await published()
    redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
    const office = postOffice()
    await sendAt(NOON, office.env)
    expect([office.posted, await outbox()]).toEqual([[], []])
  })

  test('is not sent a week late, when the operator has named a sender at last', async () => {
    await published()
    const office = postOffice()
    const untold = { ...office.env, MAIL_FROM: '' }
    for (const settings of [untold, { ...office.env, SITE_URL: '' }, { ...office.env, SITE_URL: 'hamseda' }])
      expect(await sendAt(NOON, settings)).toBe(0)
    expect(await outbox()).toMatchObject([{ status: 'waiting', attempts: 0 }])
    await sendAt('2027-06-08T10:01Z', office.env)
    expect(office.posted).toEqual([])
    expect(await outbox()).toMatchObject([{ status: 'dropped' }])
  })

  test('leaves no address and no link in the database or a log', async () => {
    const { link } = await published()
    const said: unknown[] = []
    const refusal = Object.assign(new Error(`${EMAIL} is refused ${link}`), { code: `E_TO ${EMAIL}` })
    const office = postOffice(() => {
      throw refusal
    })
    const { error, log } = console
    Object.assign(console, { error: (...all: unknown[]) => said.push(all), log: (...all: unknown[]) => said.push(all) })
    await sendAt(NOON, office.env).finally(() => Object.assign(console, { error, log }))
    expect(await outbox()).toMatchObject([{ status: 'waiting', failure: 'not-taken' }])
    const secret = link.split('/').at(-1) ?? ''
    expect(JSON.stringify([said, await dumpDatabase()])).not.toMatch(new RegExp(`group\\.example|${secret}`))
  })
})

describe('letters go by whichever comes first', () => {
  test('the queue, told by the verdict, with a message that says nothing', async () => {
    const said: unknown[] = []
    const settings = { ...postOffice().settings, LETTERS: queueThat((message) => said.push(message)) }
    const coordinator = await coordinatorAt(MORNING, 'Nudging', settings)
    const { id } = await publish(new Visitor(MORNING), coordinator, { email: EMAIL })
    expect(said).toEqual(['look'])
    expect(JSON.stringify(said)).not.toContain(id)
  })

  test('or the clock', async () => {
    await published()
    const office = postOffice()
    const scheduledTime = new Date('2027-06-01T12:15Z')
    await worker.scheduled(createScheduledController({ scheduledTime, cron: '' }), office.env)
    expect(office.posted).toHaveLength(1)
  })

  test('a message is acknowledged whatever there was to do', async () => {
    const batch = createMessageBatch('hamseda-letters', [
      { id: 'a', timestamp: new Date(), attempts: 1, body: 'look' },
      { id: 'b', timestamp: new Date(), attempts: 1, body: 'look' },
    ])
    const context = createExecutionContext()
    await worker.queue(batch, postOffice().env, context)
    const result = await getQueueResult(batch, context)
    expect([result.outcome, result.retryBatch.retry]).toEqual(['ok', false])
  })

  test('the mail service’s own binding takes a letter as it is made', async () => {
    await published({ title: 'روز «آزادی» \u200c✊🏽' })
    const { settings } = postOffice()
    await sendAt(NOON, { ...env, ...settings, MAIL: env.MAIL })
    expect(await outbox()).toMatchObject([{ status: 'sent' }])
  })
})
