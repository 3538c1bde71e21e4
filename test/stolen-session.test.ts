import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { continueSomeRun } from '../worker/jobs/runs.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { COUNTED_MS, DONE_AT_MOST } from '../worker/rules/step-up.ts'
import { openDatabase } from '../worker/store/database.ts'
import { verifyChain } from '../worker/store/verify-chain.ts'
import { finishRun, limit, logLines, numberOf, postOn } from './support/safety.ts'
import { callDay, coordinatorAt, decide, editDay, MORNING, publish, redirectOf, Visitor } from './support/site.ts'

const words = messages.en.safetyDesk
const NIGHT = '2027-06-02T02:00Z'
const SINCE = '2027-06-02T01:00'

/** Everything that the public gets, without the numbers and stamps of versions. */
async function publicOutputs(): Promise<string[]> {
  const visitor = new Visitor('2027-06-02T09:00Z')
  const all = { of: 'all' } as const
  const day = { of: 'day', slug: 'june-20-2027' } as const
  const answers = await Promise.all(
    [
      paths.home('en'),
      paths.home('fa'),
      paths.days('en'),
      paths.day('en', 'june-20-2027'),
      paths.country('en', 'DE'),
      paths.city('en', 'DE', 'berlin'),
      ...(['ics', 'atom', 'geojson', 'json'] as const).map((format) => paths.feed(all, 'en', {}, format)),
      paths.feed(day, 'en'),
      paths.feed({ of: 'days' }, 'en'),
      paths.map(all),
      paths.map(day),
      paths.mapBlock(all, 'en', {}, 'q'),
    ].map((path) => visitor.read(path)),
  )
  return answers.map((text) =>
    text
      .replace(/^(SEQUENCE|DTSTAMP|LAST-MODIFIED):.*$/gm, '$1')
      .replace(/"(sequence|published|updated)":("[^"]*"|\d+)/g, '"$1"')
      .replace(/<(updated|published)>[^<]*/g, '<$1>')
      .replace('</feed>', '')
      .split(/\n|(?=<entry>)/)
      // Atom goes by the last publication.
      .sort()
      .join('\n'),
  )
}

/** A campaign of so many public actions, and what somebody does with a session that they stole. */
async function robbed(count: number) {
  const atFirst = await coordinatorAt(MORNING, 'Owner')
  await callDay(atFirst, 'june-20-2027', { title_en: 'The day', call_en: 'Come' })
  const organizer = new Visitor(MORNING)
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    organizer.address = crypto.randomUUID()
    ids.push((await publish(organizer, atFirst, { title: `Action ${n} of the test`, days: 'june-20-2027' })).id)
  }
  const before = await publicOutputs()
  const thief = await coordinatorAt(NIGHT, 'Robbed')
  await limit('Robbed', 'coordinator')
  // As much as goes without its passkey, hour by hour.
  thief.now += 60_000
  for (const [n, id] of ids.entries()) {
    if (n > 0 && n % DONE_AT_MOST.takes === 0) thief.now += COUNTED_MS
    redirectOf(await decide(thief, id, 'reject', { reason: 'Canary' }))
  }
  thief.now += COUNTED_MS
  const defaced = { startsOn: '2027-08-01', original: 'en', title_en: 'Cancelled', call_en: 'Stay at home' }
  redirectOf(await editDay(thief, 'june-20-2027', defaced))
  return {
    owner: await coordinatorAt('2027-06-02T08:00Z', 'Owner'),
    thief,
    ids,
    before,
    by: String(await numberOf('Robbed')),
  }
}

describe('a stolen session', () => {
  test('that took 30 actions down and defaced a day is undone in one action', { timeout: 180_000 }, async () => {
    const { owner, before, by, ids } = await robbed(30)
    expect(await publicOutputs()).not.toEqual(before)
    const preview = await owner.read(paths.deskRevertMany('en', { by, since: SINCE }))
    expect(preview).toContain(words.revert.will(31))
    expect(preview).toContain(words.revert.needsSecond)
    const run = await postOn(owner, paths.deskRevertMany('en'), { by, since: SINCE })
    expect(await owner.read(run)).toContain(words.run.states.proposed)
    expect(await publicOutputs()).not.toEqual(before)
    const second = await coordinatorAt('2027-06-02T08:10Z', 'Second')
    const [, proposal = ''] = /desk\/proposals\/(\d+)/.exec(await second.read(paths.desk('en'))) ?? []
    await postOn(second, paths.deskProposal('en', Number(proposal)), { answer: 'second' })
    await finishRun(owner, run)
    expect(await owner.read(run)).toContain(words.run.states.done)
    expect(await publicOutputs()).toEqual(before)
    const reverts = (await logLines()).filter(({ decision }) => decision === 'revert')
    expect(reverts).toHaveLength(ids.length + 1)
    // The newest first.
    expect(reverts.map(({ reverts: of }) => of)).toEqual(
      reverts.map(({ reverts: of }) => of).sort((a, b) => Number(b) - Number(a)),
    )
    const report = await verifyChain(async (query) => (await env.DB.prepare(query).all()).results)
    expect(report.faults).toEqual([])
  })

  test('is undone by the clock where nobody goes on, once each, whoever does it beside', async () => {
    const { owner, before, by } = await robbed(4)
    const run = (await owner.post(paths.deskRevertMany('en'), { by, since: SINCE })).headers.get('Location') ?? ''
    const work = { now: owner.now, purge: () => undefined }
    const part = () => continueSomeRun(openDatabase(env.DB), env, work)
    await Promise.all([part(), part(), owner.post(run, {})])
    for (let tried = 0; tried < 10; tried++) await part()
    expect(await part()).toBe(false)
    expect(await publicOutputs()).toEqual(before)
    expect((await logLines()).filter(({ decision }) => decision === 'revert')).toHaveLength(5)
    // Once more there is nothing to do.
    expect(await owner.read(paths.deskRevertMany('en', { by, since: SINCE }))).toContain(words.revert.will(0))
  })

  test('ends what it has begun, and does nothing more once its coordinator is removed', async () => {
    const { owner, thief, by, ids } = await robbed(3)
    const boxes = ids.map((id) => `report:${id}~0`)
    const begun = await thief.post(paths.deskBulk('en'), { decision: 'reject', reason: 'Canary', item: boxes })
    expect(begun.status).toBe(307)
    await postOn(owner, paths.deskRevertMany('en'), { by, since: SINCE })
    const { results } = await env.DB.prepare('select kind, state from runs order by id').all()
    expect(results).toEqual([
      { kind: 'bulk', state: 'refused' },
      { kind: 'revert', state: 'done' },
    ])
    const again = await thief.post(paths.deskBulk('en'), { decision: 'reject', reason: 'Canary', item: boxes })
    await env.DB.prepare('update coordinators set removed_at = 1 where id = ?').bind(Number(by)).run()
    expect((await thief.post(again.headers.get('Location') ?? '', {})).headers.get('Location')).toContain('sign-in')
    expect(await continueSomeRun(openDatabase(env.DB), env, { now: owner.now, purge: () => undefined })).toBe(true)
    expect(await env.DB.prepare('select state from runs order by id desc').first('state')).toBe('refused')
  })

  test('is not undone by who is not permitted, nor beyond their scope', async () => {
    const { by, ids } = await robbed(2)
    const log = await logLines()
    const translator = await coordinatorAt(MORNING, 'Translator')
    await limit('Translator', 'translator')
    for (const path of [paths.deskLog('en'), paths.deskRevertMany('en'), paths.deskBulk('en')])
      expect((await translator.get(path)).status).toBe(403)
    const elsewhere = await coordinatorAt(MORNING, 'Elsewhere')
    await limit('Elsewhere', 'coordinator', [['country', 'FR']])
    const last = log.at(-2)?.id ?? 0
    expect((await elsewhere.get(paths.deskVerdict('en', last))).status).toBe(404)
    expect((await elsewhere.post(paths.deskVerdict('en', last), {})).status).toBe(404)
    expect(await elsewhere.read(paths.deskLog('en'))).not.toMatch(new RegExp(ids.join('|')))
    const preview = await elsewhere.read(paths.deskRevertMany('en', { by, since: SINCE }))
    expect(preview).toContain(words.revert.will(0))
    expect(preview).toContain(words.revert.elsewhere)
    expect((await elsewhere.post(paths.deskRevertMany('en'), { by, since: SINCE })).status).toBe(303)
    expect(await logLines()).toEqual(log)
  })
})
