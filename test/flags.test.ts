import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { published } from './support/photos/desk.ts'
import { publishedRally } from './support/rally.ts'
import { limit, logLines } from './support/safety.ts'
import { coordinatorAt, MORNING, redirectOf, register, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const words = messages.en.safetyDesk.flag

/** Visitors enough, each from an address of their own, who say that something is wrong. */
async function flag(path: string, count: number, text = (n: number) => `Words ${n}`, reason = 'danger') {
  const visitor = new Visitor(MORNING)
  for (let n = 0; n < count; n++) {
    visitor.address = crypto.randomUUID()
    redirectOf(await visitor.post(path, { reason, text: text(n) }))
  }
}

describe('a flag', () => {
  test('is sent without an account, and told as thanks', async () => {
    const { id, supporter } = await publishedRally()
    expect(await supporter.read(paths.action('en', id))).toContain(`href="${paths.flagAction('en', id)}"`)
    expect(await supporter.read(paths.flagAction('en', id))).toMatch(/The rally[\s\S]*name="reason"/)
    const answer = await supporter.post(paths.flagAction('en', id), { reason: 'not-real', text: 'Nobody was there.' })
    expect(await supporter.read(redirectOf(answer))).toContain(words.thanks)
    expect(answer.headers.get('Set-Cookie')).toBeNull()
  })

  test('changes nothing that the public sees, and says to nobody that it was sent', async () => {
    const { id, supporter, link } = await publishedRally()
    const pages = [
      paths.action('en', id),
      paths.flagAction('en', id),
      paths.feed({ of: 'all' }, 'en'),
      paths.map({ of: 'all' }),
      link,
    ]
    const ask = () =>
      Promise.all(pages.map(async (path) => [await supporter.get(path)].map((r) => r.headers.get('ETag'))))
    // Each form has a key of its own.
    const read = () =>
      Promise.all(pages.map(async (path) => (await supporter.read(path)).replace(/value="[0-9a-z]{26}"/g, '')))
    const before = [await read(), await ask()]
    await flag(paths.flagAction('en', id), 3)
    expect([await read(), await ask()]).toEqual(before)
    const shared = await supporter.get(paths.action('en', id))
    expect(shared.headers.get('CDN-Cache-Control')).toMatch(/max-age=\d+/)
  })

  test('keeps nothing of who sent it', async () => {
    const { id } = await publishedRally()
    const visitor = new Visitor(MORNING)
    visitor.address = '203.0.113.77'
    redirectOf(await visitor.post(paths.flagAction('en', id), { reason: 'other' }, { 'User-Agent': 'Canary agent' }))
    expect(await dumpEverything()).not.toMatch(/203\.0\.113\.77|Canary agent/)
    const { flags = [], flag_texts = [] } = await dumpDatabase()
    expect([flags.length, flag_texts.length]).toEqual([1, 0])
  })

  test('needs a reason, and few words', async () => {
    const { id, supporter } = await publishedRally()
    const before = await dumpEverything()
    for (const values of [{}, { reason: 'praise' }, { reason: 'other', text: 'x'.repeat(301) }])
      expect((await supporter.post(paths.flagAction('en', id), values)).status).toBe(400)
    expect(await dumpEverything()).toBe(before)
  })

  test('is of what is public alone', async () => {
    const visitor = new Visitor(MORNING)
    await register(visitor, { title: 'Waits' })
    const id = (await env.DB.prepare('select id from actions').first<string>('id')) ?? ''
    for (const path of [
      paths.flagAction('en', id),
      paths.flagAction('en', '0000000000'),
      paths.flagPhoto('en', '0'.repeat(26)),
    ]) {
      expect((await visitor.get(path)).status).toBe(404)
      expect((await visitor.post(path, { reason: 'other' })).status).toBe(404)
    }
  })

  test('comes from one address only a few times a minute', async () => {
    const { id, supporter } = await publishedRally()
    const statuses: number[] = []
    for (let n = 0; n < 8; n++)
      statuses.push((await supporter.post(paths.flagAction('en', id), { reason: 'other' })).status)
    expect(statuses).toContain(429)
  })

  test('of a flood is one line, with the first words, each once', async () => {
    const { id, coordinator } = await publishedRally()
    await flag(paths.flagAction('en', id), 25)
    await flag(paths.flagAction('en', id), 5, () => 'Words 1')
    await flag(paths.flagAction('en', id), 2, () => 'Other words', 'hate')
    const { flags = [], flag_texts = [] } = await dumpDatabase()
    expect(flags.map(({ reason, count }) => [reason, count])).toEqual([
      ['danger', 30],
      ['hate', 2],
    ])
    expect(flag_texts).toHaveLength(10)
    const page = await coordinator.read(paths.deskFlags('en'))
    expect(page).toContain(words.desk.count(32))
    expect(page).toContain('Words 9')
    expect(page).not.toContain('Words 10')
    expect(await coordinator.read(paths.deskAction('en', id))).toContain(words.desk.count(32))
  })

  test('is dismissed by a verdict, in scope alone', async () => {
    const { id, coordinator } = await publishedRally()
    await flag(paths.flagAction('en', id), 1)
    const item = paths.deskFlag('en', `action:${id}`)
    const elsewhere = await coordinatorAt(MORNING, 'Elsewhere')
    await limit('Elsewhere', 'coordinator', [['country', 'FR']])
    expect(await elsewhere.read(paths.deskFlags('en'))).toContain(words.desk.empty)
    expect((await elsewhere.post(item, {})).status).toBe(404)
    redirectOf(await coordinator.post(item, {}))
    expect(await coordinator.read(paths.deskFlags('en'))).toContain(words.desk.empty)
    const { flags, flag_texts } = await dumpDatabase()
    expect([flags, flag_texts]).toEqual([[], []])
    expect((await logLines()).at(-1)).toMatchObject({
      subject: 'flag',
      decision: 'dismiss',
      subject_id: `action:${id}`,
    })
    expect((await coordinator.post(item, {})).status).toBe(409)
  })

  test('of a photo goes with it, and words go after thirty days', async () => {
    const { key, reader, coordinator, id } = await published()
    expect(await reader.read(paths.photoPage('en', key))).toContain(paths.flagPhoto('en', key))
    await flag(paths.flagPhoto('en', key), 2, () => 'Canary words', 'private')
    expect(await coordinator.read(paths.deskFlags('en'))).toMatch(/Canary words/)
    await forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, Date.parse(MORNING) + 31 * 86_400_000)
    const { flags = [], flag_texts } = await dumpDatabase()
    expect([flags.length, flag_texts]).toEqual([1, []])
    await env.DB.prepare('delete from actions where id = ?').bind(id).run()
    expect((await dumpDatabase()).flags).toEqual([])
  })
})
