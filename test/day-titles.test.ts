import { expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { waitingRally } from './support/rally.ts'
import { limit } from './support/safety.ts'
import { callDay, coordinatorAt, decide, MORNING, redirectOf } from './support/site.ts'

const DAY = { title_en: 'Freedom day', title_fa: 'روز آزادی' }

/** What stands on a page, without addresses and values. */
const wordsOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ')

test('the desk calls a day by its title, in the language of whoever reads', async () => {
  await callDay(await coordinatorAt(MORNING), 'june-20-2027', DAY)
  const { id, coordinator } = await waitingRally({ days: 'june-20-2027' })
  for (const path of [paths.desk('fa'), paths.deskAction('fa', id)]) {
    const page = wordsOf(await coordinator.read(path))
    expect(page, path).toContain('روز آزادی')
    expect(page, path).not.toContain('june-20-2027')
  }
  expect(wordsOf(await coordinator.read(paths.desk('es')))).toContain('Freedom day')
})

test('a day that an organizer adds, or another one wrote meanwhile, is called by its title too', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20-2027', DAY)
  await callDay(coordinator, 'july-1-2027', { title_en: 'Another day' })
  const { id, form, group, link } = await waitingRally({ days: 'june-20-2027' })
  redirectOf(await decide(coordinator, id, 'publish'))
  const both = { ...form, days: ['june-20-2027', 'july-1-2027'], venue: 'Another square' }
  redirectOf(await group.post(`${link}/edit`, both))
  const table =
    /<table class="changes">.*?<\/table>/s.exec(await coordinator.read(paths.deskAction('en', id)))?.[0] ?? ''
  expect(table).toContain('Freedom day')
  expect(table).toContain('Another day')
  const late = await group.post(`${link}/edit`, { ...form, revision: '0', days: 'july-1-2027' })
  expect(late.status).toBe(409)
  expect(await late.text()).toMatch(/<td[^>]*>\s*Another day\s*<\/td>/)
})

test('the list of coordinators says by their titles which days they are limited to', async () => {
  const owner = await coordinatorAt(MORNING)
  await callDay(owner, 'june-20-2027', DAY)
  await coordinatorAt(MORNING, 'Limited')
  await limit('Limited', 'coordinator', [['day', 'june-20-2027']])
  expect(wordsOf(await owner.read(paths.deskTeam('fa')))).toMatch(/Limited(?:(?!june-20).)*روز آزادی/s)
})

test('the form of a day folds all texts but the original and the reader’s own, and marks those that have one', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20-2027', { ...DAY, title_de: 'Tag der Freiheit' })
  const page = await coordinator.read(paths.deskDay('fa', 'june-20-2027'))
  const parts = [...page.matchAll(/<details class="part"( open="")?><summary>(.*?)<\/summary>.*?name="title_(\w+)"/gs)]
  const told = parts.map(([, open, summary, lang]) => [lang, open !== undefined, /class="tag"/.test(summary ?? '')])
  expect(told.filter(([, open]) => open).map(([lang]) => lang)).toEqual(['en', 'fa'])
  expect(told.filter(([, , marked]) => marked).map(([lang]) => lang)).toEqual(['en', 'fa', 'de'])
})
