import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { publishedRally } from './support/rally.ts'
import { limit } from './support/safety.ts'

const words = messages.en.queue.groups

/** Puts many groups beside those that there are. */
async function putGroups(count: number): Promise<void> {
  const numbers = `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${count})`
  await env.DB.prepare(
    `insert into groups (slug, name, folded_name) ${numbers} select 'many-' || i, 'Many ' || i, 'many' || i from n`,
  ).run()
}

test('a group is not trusted by one press: what it means, and the button, stand behind another', async () => {
  const { coordinator } = await publishedRally()
  const page = await coordinator.read(paths.deskGroups('en'))
  const [, folded = ''] = /<details class="trust">(.*?)<\/details>/s.exec(page) ?? []
  expect(folded).toContain(words.giveHint)
  expect(folded).toContain('name="does" value="give"')
  expect(page.replaceAll(/<details.*?<\/details>/gs, '')).not.toContain('name="does"')
})

test('groups are looked for by a part of their names, also in Latin letters, where there are many', async () => {
  const { coordinator } = await publishedRally()
  expect(await coordinator.read(paths.deskGroups('en'))).not.toContain('name="q"')
  await putGroups(60)
  await env.DB.prepare(
    "insert into groups (slug, name, folded_name) values ('madaran-e-khavaran', 'مادران خاوران', 'مادرانخاوران')",
  ).run()
  const all = await coordinator.read(paths.deskGroups('en'))
  expect(all).toContain('name="q"')
  expect(all).not.toContain('مادران')
  for (const q of ['مادران', 'Khavaran', 'MADARAN e']) {
    const found = await coordinator.read(paths.deskGroups('en', { q }))
    expect(found, q).toContain('مادران خاوران')
    expect(found, q).not.toContain('Many ')
  }
  expect(await coordinator.read(paths.deskGroups('en', { q: 'nobody' }))).toContain(words.foundNone)
})

test('what a group is trusted within is called by its name', async () => {
  const { coordinator } = await publishedRally()
  await limit('Test coordinator', 'coordinator', [
    ['country', 'DE'],
    ['day', 'june-20-2027'],
  ])
  await coordinator.post(paths.deskGroup('en', 'group-of-the-test'), { does: 'give' })
  const page = await coordinator.read(paths.deskGroups('en'))
  expect(page).toContain('Germany')
  expect(page).toContain('Day june-20-2027')
  expect(page).not.toMatch(/within: [^<]*, june/)
})
