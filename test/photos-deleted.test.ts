import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { REMOVED_AN_HOUR } from '../worker/rules/removal.ts'
import { copies, decidePhoto, published, rowOf } from './support/photos/desk.ts'
import { EVENING } from './support/photos/send.ts'
import { coordinatorAt, redirectOf, Visitor } from './support/site.ts'

const words = messages.en.photoDesk.desk

/** Tries to delete each of these photos at once, and gives how many are left. */
async function deleteAll(keys: readonly string[]): Promise<number> {
  const coordinator = await coordinatorAt(EVENING)
  await Promise.all(keys.map((key) => decidePhoto(coordinator, key, 'remove')))
  const left = await Promise.all(keys.map(rowOf))
  return left.filter((row) => row !== null).length
}

test('one coordinator deletes no more than some photos that everybody sees within an hour, however many at once', async () => {
  const { key, coordinator } = await published()
  const others = await copies(key, REMOVED_AN_HOUR + 10)
  expect(await deleteAll(others)).toBe(10)
  const refused = await decidePhoto(coordinator, key, 'remove')
  const page = await refused.text()
  expect([refused.status, page.includes(words.enough(REMOVED_AN_HOUR))]).toEqual([409, true])
  expect(await env.DB.prepare("select count(*) from verdicts where decision = 'remove'").first('count(*)')).toBe(
    REMOVED_AN_HOUR,
  )
  // Another one may, and whoever it was an hour later.
  const [first = '', second = ''] = (
    await env.DB.prepare("select key from photos where status = 'published'").raw<[string]>()
  ).flat()
  redirectOf(await decidePhoto(await coordinatorAt(EVENING, 'Another'), first, 'remove'))
  const later = new Date(Date.parse(EVENING) + 3_700_000).toISOString()
  coordinator.waitUntil(later)
  redirectOf(await decidePhoto(coordinator, second, 'remove'))
})

test('what somebody in a photo has asked for is done whatever the number', async () => {
  const { key, coordinator } = await published()
  expect(await deleteAll(await copies(key, REMOVED_AN_HOUR))).toBe(0)
  redirectOf(await new Visitor(EVENING).post(paths.photoRemoval('en', key), { reason: '' }))
  redirectOf(await decidePhoto(coordinator, key, 'remove'))
  expect(await rowOf(key)).toBeNull()
})
