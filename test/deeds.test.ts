import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { EFFECTS, type Effect } from '../worker/rules/step-up.ts'
import { DECISIONS, VERDICT_SUBJECTS } from '../worker/rules/verdict-words.ts'
import { openDatabase } from '../worker/store/database.ts'
import { countDeeds } from '../worker/store/deeds.ts'
import { coordinatorAt, MORNING } from './support/site.ts'

const record = (status: string, reports: object[] = []) => ({ of: 'action', record: { status, reports } })
const photo = (status: string) => ({ of: 'photo', photo: { status } })

/** What was found where something is public, and where nothing is; by the words of a line. */
const FOUND: Readonly<Record<string, [isThere: object, isNot: object]>> = {
  action: [record('published'), record('pending')],
  report: [record('published', [{ status: 'published' }]), record('published', [{ status: 'pending' }])],
  photo: [photo('published'), photo('pending')],
  day: [
    { of: 'day', day: { slug: 'a' } },
    { of: 'day', day: null },
  ],
  person: [
    { of: 'person', person: { texts: [] } },
    { of: 'person', person: null },
  ],
  translation: [
    { of: 'translation', before: { words: {} } },
    { of: 'translation', before: null },
  ],
}
const NO_MATTER = [{ of: 'other' }, { of: 'other' }] as const

/** What a line of the log does: null where it is nothing that everybody sees. */
async function effectOf(deed: string, snapshot: object | null): Promise<Effect | null> {
  const [subject, decision] = deed.split(' ')
  const put = `insert into verdicts (at, coordinator_id, subject, subject_id, decision, snapshot_hash)
    values (2000000000000, 1, ?, '0', ?, '') returning id`
  const id = await env.DB.prepare(put).bind(subject, decision).first<number>('id')
  if (snapshot)
    await env.DB.prepare('insert into verdict_snapshots (verdict_id, snapshot) values (?, ?)')
      .bind(id, JSON.stringify(snapshot))
      .run()
  const of = { coordinatorId: 1, since: 1_999_999_999_999 }
  const [row] = await openDatabase(env.DB).all<Record<Effect, number>>(
    sql`select ${countDeeds('puts', of)} as puts, ${countDeeds('takes', of)} as takes, ${countDeeds('drops', of)} as drops`,
  )
  // The next one is not to be counted with it.
  await env.DB.prepare('drop trigger if exists verdicts_are_never_deleted').run()
  await env.DB.batch([
    env.DB.prepare('delete from verdict_snapshots'),
    env.DB.prepare('delete from verdicts where id = ?').bind(id),
  ])
  const done = EFFECTS.filter((effect) => row?.[effect])
  expect([deed, done.length > 1]).toEqual([deed, false])
  return done[0] ?? null
}

const PUTS = [
  ...['action publish', 'change publish', 'photo publish', 'photo restore', 'day add'],
  ...['cancellation confirm', 'cancellation restore', 'group trust', 'source trust'],
]
const TAKES = [
  ...['action cancel', 'action save', 'photo remove', 'day remove', 'person remove', 'campaign-text save'],
  ...['notice publish', 'notice reject', 'source save'],
]
const TAKES_WHAT_IS_THERE = ['action reject', 'action merge', 'report reject', 'photo cover', 'photo save']
const DEFACES_WHAT_IS_THERE = ['translation save', 'day save', 'person save', 'report publish']

/** What a decision does where something is public, and where nothing is. */
function expected(deed: string): [Effect | null, Effect | null] {
  if (TAKES.includes(deed) || / (revert|second)$/.test(deed)) return ['takes', 'takes']
  if (PUTS.includes(deed)) return ['puts', 'puts']
  if (deed === 'photo reject') return ['drops', 'drops']
  if (TAKES_WHAT_IS_THERE.includes(deed)) return ['takes', null]
  return DEFACES_WHAT_IS_THERE.includes(deed) ? ['takes', 'puts'] : [null, null]
}

test('every decision on everything counts as what it does to what everybody sees', { timeout: 120_000 }, async () => {
  await coordinatorAt(MORNING)
  const told: unknown[] = []
  const wanted: unknown[] = []
  for (const subject of VERDICT_SUBJECTS) {
    for (const decision of DECISIONS) {
      const deed = `${subject} ${decision}`
      const [isThere, isNot] = FOUND[subject] ?? NO_MATTER
      told.push([deed, await effectOf(deed, isThere), await effectOf(deed, isNot)])
      wanted.push([deed, ...expected(deed)])
    }
  }
  expect(told).toEqual(wanted)
})

test('of an action whose report is shown, what is decided on another one that waits takes nothing away', async () => {
  await coordinatorAt(MORNING)
  const both = record('published', [{ status: 'published' }, { status: 'pending' }])
  expect([await effectOf('report reject', both), await effectOf('report publish', both)]).toEqual([null, 'puts'])
})
