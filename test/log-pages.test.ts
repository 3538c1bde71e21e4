import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { unescapeHtml } from './support/html.ts'
import { limitedAt } from './support/limited.ts'
import { numberOf } from './support/safety.ts'
import { callDay, coordinatorAt, idOfAction, MORNING, register, Visitor } from './support/site.ts'

/** Adds lines to the log that are about an action, each a second after the one before. */
async function decided(id: string, count: number, by: number): Promise<void> {
  const put = `insert into verdicts (at, coordinator_id, subject, subject_id, decision, snapshot_hash)
    select coalesce((select max(at) from verdicts), 0) + 1000 * (1 + value), ?, 'action', ?, 'ask', 'x' from json_each(?)`
  const numbers = JSON.stringify(Array.from({ length: count }, (_, n) => n))
  await env.DB.prepare(put).bind(by, id, numbers).run()
}

/** The log as somebody reads it to its end: how many lines each page has, and their numbers. */
async function pagesOf(visitor: Visitor, by?: number): Promise<{ sizes: number[]; numbers: number[] }> {
  const [sizes, numbers]: [number[], number[]] = [[], []]
  let path: string | null = paths.deskLog('en', { by: by?.toString() })
  while (path !== null && sizes.length < 30) {
    const page = await visitor.read(path)
    const lines = [...page.matchAll(/id="verdict-(\d+)"/g)].map(([, id]) => Number(id))
    sizes.push(lines.length)
    numbers.push(...lines)
    const [, next] = new RegExp(`href="([^"]*)">${messages.en.safetyDesk.log.older}`).exec(page) ?? []
    path = next ? unescapeHtml(next) : null
  }
  return { sizes, numbers }
}

/** An action here and one elsewhere that wait, an owner, and somebody who is limited to what is here. */
async function hereAndThere() {
  const group = new Visitor(MORNING)
  await register(group, { title: 'Here' })
  await register(group, { title: 'There', city: 'Paris', country: 'FR' })
  const owner = await coordinatorAt(MORNING)
  const limited = await limitedAt(MORNING, 'Limited', { scope: { country: ['DE'] } })
  const by = await numberOf('Test coordinator')
  return { here: await idOfAction('Here'), there: await idOfAction('There'), owner, limited, by }
}

test('whoever is limited reads full pages of what is theirs, and none behind the last', async () => {
  const { here, there, owner, limited, by } = await hereAndThere()
  for (let turn = 0; turn < 10; turn += 1) {
    await decided(there, 30, by)
    await decided(here, turn === 0 ? 15 : 5, by)
  }
  for (const of of [undefined, by]) {
    const { sizes, numbers } = await pagesOf(limited, of)
    expect([sizes, new Set(numbers).size]).toEqual([[50, 10], 60])
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  }
  // Two have come in by links.
  expect((await pagesOf(owner)).numbers).toHaveLength(362)
})

test('a page that is exactly full has nothing behind it', async () => {
  const { here, there, limited, by } = await hereAndThere()
  await decided(there, 120, by)
  await decided(here, 50, by)
  expect((await pagesOf(limited)).sizes).toEqual([50])
})

test('a flood elsewhere is read through in parts', async () => {
  const { here, there, limited, by } = await hereAndThere()
  await decided(here, 3, by)
  await decided(there, 1200, by)
  const { sizes, numbers } = await pagesOf(limited)
  expect([sizes, numbers.length]).toEqual([[0, 0, 3], 3])
})

test('a line about a day says its title', async () => {
  const owner = await coordinatorAt(MORNING)
  await callDay(owner, 'june-20', { title_en: 'The day of the test' })
  expect(await owner.read(paths.deskLog('en'))).toContain(
    `<a href="${paths.deskDay('en', 'june-20')}"><bdi>The day of the test</bdi></a>`,
  )
})
