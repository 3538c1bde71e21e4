import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { DONE_AT_MOST } from '../worker/rules/step-up.ts'
import { coordinatorWithDevice } from './support/device.ts'
import { fieldsOf } from './support/html.ts'
import { finishRun, logLines, numberOf, postOn } from './support/safety.ts'
import { coordinatorAt, idOfAction, redirectOf, register } from './support/site.ts'
import { LATER, NIGHT, publicOnes, published, scene, takeDown } from './support/step-up.ts'

test('many things begun at once are no more than one after the other', async () => {
  const { organizer, visitor } = await scene(0)
  const titles = ['One', 'Two', 'Three', 'Four']
  for (const title of titles) await register(organizer, { title })
  await published('Robbed', DONE_AT_MOST.puts - 2)
  const begin = async (title: string) =>
    visitor.post(paths.deskBulk('en'), { decision: 'publish', item: `action:${await idOfAction(title)}~0` })
  const answers = await Promise.all(titles.map(begin))
  expect(answers.map(({ status }) => status).sort()).toEqual([307, 307, 403, 403])
})

test('to take many reports down is to take away', async () => {
  const { ids, visitor } = await scene(DONE_AT_MOST.takes + 1)
  const shown = `insert into reports (id, action_id, status, lang, text, links, created_at, published_at)
    values (?, ?, 'published', 'en', 'We were many.', '[]', 0, 0)`
  await env.DB.batch(ids.map((id) => env.DB.prepare(shown).bind(id, id)))
  const { results } = await env.DB.prepare('select id, revision from actions').all<{ id: string; revision: number }>()
  const item = results.map(({ id, revision }) => `report:${id}~${revision}`)
  const values = { decision: 'reject', reason: 'Because', item }
  expect((await visitor.post(paths.deskBulk('en'), values)).status).toBe(403)
  const fewer = { ...values, item: item.slice(1) }
  await finishRun(visitor, await postOn(visitor, paths.deskBulk('en'), fewer))
  expect((await visitor.post(paths.deskBulk('en'), { ...values, item: item.slice(0, 1) })).status).toBe(403)
})

test('a run that somebody else proposed is seconded with the passkey', async () => {
  const { organizer, visitor, showPasskey } = await scene(0)
  await register(organizer, { title: 'Waits' })
  const other = await coordinatorAt(LATER, 'Other')
  // The same thing so often that it takes two.
  const item = Array.from({ length: 21 }, (_, n) => `action:${n.toString(32).padStart(10, '0')}~0`)
  item[0] = `action:${await idOfAction('Waits')}~0`
  const run = await postOn(other, paths.deskBulk('en'), { decision: 'publish', item })
  const number = await env.DB.prepare('select id from proposals').first<number>('id')
  const proposal = paths.deskProposal('en', number ?? 0)
  await env.DB.prepare('delete from run_items where item not like ?')
    .bind(`${item[0]?.slice(0, -2)}%`)
    .run()
  const refused = await visitor.post(proposal, { answer: 'second' })
  expect([refused.status, fieldsOf(await refused.text())]).toEqual([403, { answer: ['second'] }])
  expect(await other.read(run)).toContain(messages.en.safetyDesk.run.states.proposed)
  await showPasskey()
  expect((await visitor.post(proposal, { answer: 'second' })).status).toBe(307)
})

describe('taking back many things', () => {
  /** What somebody did that is taken back by somebody else, who signed in an hour ago. */
  async function undone(count: number) {
    const { ids, visitor } = await scene(count)
    for (const id of ids) redirectOf(await takeDown(visitor, id))
    const owner = await coordinatorWithDevice(NIGHT, 'Other owner')
    owner.visitor.waitUntil(LATER)
    return { ...owner, values: { by: String(await numberOf('Robbed')), since: '2027-06-02T02:30' } }
  }

  test('is asked for once, whatever their number', { timeout: 120_000 }, async () => {
    const { visitor, showPasskey, values } = await undone(DONE_AT_MOST.takes)
    // One more than somebody may.
    await env.DB.prepare(`insert into verdicts (at, coordinator_id, subject, subject_id, decision, snapshot_hash)
      values (?, ?, 'campaign-text', 'en', 'save', '')`)
      .bind(Date.parse(LATER) - 1, await numberOf('Other owner'))
      .run()
    expect((await visitor.post(paths.deskRevertMany('en'), values)).status).toBe(403)
    expect(await publicOnes()).toBe(0)
    await showPasskey()
    await finishRun(visitor, await postOn(visitor, paths.deskRevertMany('en'), values))
    expect(await publicOnes()).toBe(DONE_AT_MOST.takes)
    expect((await logLines()).filter(({ decision }) => decision === 'revert')).toHaveLength(DONE_AT_MOST.takes)
  })
})

describe('who has taken away much within an hour', () => {
  const alarm = (count: number) => `<bdi>Robbed</bdi> ${messages.en.safetyDesk.alarm.taken(count)}`

  test('is told of to the others, with the ways to see it and to take it back, for an hour', async () => {
    const { ids, visitor } = await scene(DONE_AT_MOST.takes)
    const other = await coordinatorAt(LATER, 'Other')
    const [last = '', ...first] = ids
    for (const id of first) redirectOf(await takeDown(visitor, id))
    expect(await other.read(paths.desk('en'))).not.toContain('alarms')
    redirectOf(await takeDown(visitor, last))
    const page = await other.read(paths.desk('en'))
    const by = String(await numberOf('Robbed'))
    expect(page).toContain(alarm(DONE_AT_MOST.takes))
    expect(page).toContain(`href="${paths.deskLog('en', { by })}"`)
    const [, revert = ''] = /href="([^"]*\/revert[^"]*)"/.exec(page) ?? []
    expect(await other.read(revert.replaceAll('&amp;', '&'))).toContain(
      messages.en.safetyDesk.revert.will(DONE_AT_MOST.takes),
    )
    expect(await visitor.read(paths.desk('en'))).not.toContain('alarms')
    other.now += 3_600_000
    expect(await other.read(paths.desk('en'))).not.toContain('alarms')
  })
})
