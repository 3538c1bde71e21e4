import { expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { publishedRally } from './support/rally.ts'
import { lastLine, takeBack } from './support/safety.ts'
import { decide, redirectOf } from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'

const NOTICE = { notice: 'The police moved us.', noticeLang: 'en' }

/** A published action of which a notice waits, and what of it waits at the desk. */
async function noticed() {
  const scene = await publishedRally()
  redirectOf(await scene.group.post(`${scene.link}/notice`, NOTICE))
  const waits = async () => (await dumpDatabase()).waiting?.map(({ kind }) => kind)
  const desk = async () => {
    const pages = [paths.deskNotices('en'), paths.deskAction('en', scene.id)]
    const read = await Promise.all(pages.map((page) => scene.coordinator.read(page)))
    return read.map((html) => html.includes(NOTICE.notice))
  }
  return { ...scene, waits, desk }
}

test('a notice waits no longer when its organizer cancels, and waits again when it is announced again', async () => {
  const { group, link, id, coordinator, waits, desk } = await noticed()
  expect([await waits(), await desk()]).toEqual([['notice'], [true, true]])
  redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
  expect([await waits(), await desk()]).toEqual([['cancellation'], [false, false]])
  redirectOf(await decide(coordinator, id, 'restore'))
  expect([await waits(), await desk()]).toEqual([['notice'], [true, true]])
})

test('it does not outlast an action that is taken down, and comes back when that is taken back', async () => {
  const { id, coordinator, waits, desk } = await noticed()
  redirectOf(await decide(coordinator, id, 'reject', { reason: 'No.' }))
  expect([await waits(), await desk()]).toEqual([[], [false, false]])
  redirectOf(await takeBack(coordinator, (await lastLine()).id))
  expect([await waits(), await desk()]).toEqual([['notice'], [true, true]])
})
