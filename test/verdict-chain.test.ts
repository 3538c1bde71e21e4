import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { sealSomeVerdicts } from '../worker/jobs/seals.ts'
import type { ChainFault } from '../worker/rules/verdict-chain.ts'
import { openDatabase } from '../worker/store/database.ts'
import { readHead, sealVerdicts } from '../worker/store/verdict-seals.ts'
import { verifyChain } from '../worker/store/verify-chain.ts'
import { waitingRally } from './support/rally.ts'
import { decide, redirectOf } from './support/site.ts'

const ask = async (query: string) => (await env.DB.prepare(query).all()).results
const look = (noted?: string) => verifyChain(ask, noted)
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()
const seal = (limit = 200) => sealVerdicts(openDatabase(env.DB), limit)

/** Puts lines into the log, numbered from the next number on. */
async function log(count: number): Promise<void> {
  const insert = env.DB.prepare(
    "insert into verdicts (at, coordinator_id, subject, subject_id, decision, snapshot_hash) values (?, 1, 'action', ?, 'publish', ?)",
  )
  await env.DB.batch(Array.from({ length: count }, (_, n) => insert.bind(1000 + n, `item${n}`, `hash ${n}`)))
}

/** Whoever can do this has the whole database in their hands. */
async function dropTriggers(): Promise<void> {
  const triggers = await ask("select name from sqlite_master where type = 'trigger' and name like 'verdict%'")
  for (const { name } of triggers) await run(`drop trigger ${String(name)}`)
}

beforeEach(async () => {
  await run(
    "insert or ignore into coordinators (id, name, created_at, role) values (1, 'A', 1, 'owner'), (2, 'B', 1, 'owner')",
  )
})

describe('the chain of verdicts', () => {
  test('seals each verdict right after it was given', async () => {
    const { id, coordinator } = await waitingRally()
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'No.' }))
    // That its coordinator came in by a link is the first line.
    expect(await look()).toMatchObject({ verdicts: 2, faults: [], head: expect.stringMatching(/^[\w-]{43}$/) })
  })

  test('is whole whoever seals, and however many at once', async () => {
    await log(30)
    await Promise.all([seal(), seal(7), seal(), seal(1), sealSomeVerdicts(openDatabase(env.DB))])
    await log(3)
    await Promise.all([seal(2), seal()])
    expect(await look()).toMatchObject({ verdicts: 33, faults: [] })
  })

  test('is looked through in parts, however long', async () => {
    await log(1100)
    for (let left = 1100; left > 0; left -= 200) await seal()
    const head = await readHead(openDatabase(env.DB))
    expect(await look(head?.hash)).toEqual({ verdicts: 1100, head: head?.hash, faults: [], holdsNoted: true })
  })

  test('says what is not sealed yet, and nothing of an empty log', async () => {
    expect(await look()).toEqual({ verdicts: 0, head: null, faults: [], holdsNoted: null })
    await log(2)
    expect((await look()).faults).toEqual([
      { fault: 'unsealed', id: 1 },
      { fault: 'unsealed', id: 2 },
    ])
  })

  test('finds what was put in before the first number', async () => {
    await log(3)
    await seal()
    await dropTriggers()
    await run(
      'insert into verdicts select 0, at, coordinator_id, subject, subject_id, decision, snapshot_hash, null from verdicts where id = 1',
    )
    expect((await look()).faults).toEqual([{ fault: 'added', id: 0 }])
  })

  test('made anew from the beginning does not have the hash that somebody noted', async () => {
    await log(5)
    await seal()
    const noted = (await look()).head ?? ''
    await dropTriggers()
    await run("update verdicts set decision = 'reject' where id = 2")
    await run('delete from verdict_seals')
    await seal()
    expect(await look()).toMatchObject({ faults: [] })
    expect(await look(noted)).toMatchObject({ holdsNoted: false })
  })
})

/** A thing that somebody does to the log, and what has to be found of it. */
type Tampering = { statements: string[]; found: (faults: ChainFault[]) => boolean }

const LINES = 12
const has = (faults: ChainFault[], fault: ChainFault['fault'], id: number) =>
  faults.some((each) => each.fault === fault && each.id === id)

const id = fc.integer({ min: 1, max: LINES })
const column = fc.constantFrom(
  'at = at + 1',
  'coordinator_id = 3 - coordinator_id',
  "subject = 'change'",
  "subject_id = subject_id || 'x'",
  "decision = 'reject'",
  "snapshot_hash = 'another'",
  'reverts = 1',
)
const tampering: fc.Arbitrary<Tampering> = fc.oneof(
  fc.record({ id, column }).map(({ id, column }) => ({
    statements: [`update verdicts set ${column} where id = ${id}`],
    found: (faults: ChainFault[]) => has(faults, 'changed', id),
  })),
  id.map((id) => ({
    statements: [`delete from verdicts where id = ${id}`],
    found: (faults: ChainFault[]) => has(faults, 'missing', id),
  })),
  id.map((id) => ({
    statements: [`delete from verdict_seals where verdict_id = ${id}`, `delete from verdicts where id = ${id}`],
    found: (faults: ChainFault[]) => has(faults, 'missing', id),
  })),
  id.map((id) => ({
    statements: [`delete from verdict_seals where verdict_id = ${id}`],
    found: (faults: ChainFault[]) => has(faults, 'unsealed', id),
  })),
  // One is taken out, and another one put in its place, as if it had never been sealed.
  id.map((id) => ({
    statements: [
      `delete from verdict_seals where verdict_id = ${id}`,
      `update verdicts set decision = 'reject' where id = ${id}`,
    ],
    found: (faults: ChainFault[]) => has(faults, 'unsealed', id),
  })),
  fc.uniqueArray(id, { minLength: 2, maxLength: 2 }).map(([a = 1, b = 2]) => ({
    statements: [
      `update verdicts set id = -1 where id = ${a}`,
      `update verdicts set id = ${a} where id = ${b}`,
      `update verdicts set id = ${b} where id = -1`,
    ],
    found: (faults: ChainFault[]) => has(faults, 'changed', a) && has(faults, 'changed', b),
  })),
  fc.record({ id, column: fc.constantFrom('hash', 'previous_hash') }).map(({ id, column }) => ({
    statements: [`update verdict_seals set ${column} = 'another' where verdict_id = ${id}`],
    found: (faults: ChainFault[]) => has(faults, 'changed', id),
  })),
  fc.integer({ min: -9, max: 0 }).map((id) => ({
    statements: [`insert into verdicts select ${id}, 5, 1, 'action', 'x', 'publish', 'x', null`],
    found: (faults: ChainFault[]) => has(faults, 'added', id),
  })),
)

test('whatever is done to the log by whoever can write all of it is found, line by line', async () => {
  await log(LINES)
  await seal()
  await dropTriggers()
  const kept = { verdicts: await ask('select * from verdicts'), seals: await ask('select * from verdict_seals') }
  // So do keys that refer to a line.
  await run('drop table verdict_seals')
  await run('create table verdict_seals (verdict_id integer primary key, previous_hash text, hash text)')
  await fc.assert(
    fc.asyncProperty(tampering, async ({ statements, found }) => {
      await env.DB.batch(
        ['delete from verdict_seals', 'delete from verdicts', ...restore(kept)].map((sql) => env.DB.prepare(sql)),
      )
      expect((await look()).faults).toEqual([])
      await env.DB.batch(statements.map((sql) => env.DB.prepare(sql)))
      expect((await look()).faults).toSatisfy(found)
    }),
    { numRuns: 100 },
  )
})

function restore({
  verdicts,
  seals,
}: {
  verdicts: Record<string, unknown>[]
  seals: Record<string, unknown>[]
}): string[] {
  const values = (row: Record<string, unknown>) =>
    Object.values(row)
      .map((value) => (value === null ? 'null' : typeof value === 'number' ? String(value) : `'${String(value)}'`))
      .join()
  return [
    `insert into verdicts values ${verdicts.map((row) => `(${values(row)})`).join()}`,
    `insert into verdict_seals values ${seals.map((row) => `(${values(row)})`).join()}`,
  ]
}
