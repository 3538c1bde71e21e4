import { expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { publishedRally } from './support/rally.ts'
import { coordinatorAt, decide, idOfAction, redirectOf, register } from './support/site.ts'

/** A day before the action of the test begins: another place then takes two coordinators. */
const LATE = '2027-06-19T12:00Z'

test('what somebody has proposed does not open again for them as the next thing, until it changes', async () => {
  const { group, id, link, form } = await publishedRally()
  group.waitUntil(LATE)
  const first = await coordinatorAt(LATE)
  redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'Another square' }))
  expect(redirectOf(await decide(first, id, 'publish-change'))).toBe(paths.desk('en', { done: id }))
  await register(group, { title: 'Vigil' })
  const vigil = await idOfAction('Vigil')
  expect(redirectOf(await decide(first, vigil, 'publish'))).toBe(paths.desk('en', { done: vigil }))
  redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'A third square' }))
  await register(group, { title: 'March' })
  const march = await idOfAction('March')
  expect(redirectOf(await decide(first, march, 'publish'))).toBe(paths.deskAction('en', id, { done: march }))
})
