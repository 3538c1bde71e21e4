import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { waitingRally } from './support/rally.ts'
import { finishRun, numberOf, postOn } from './support/safety.ts'

test('the page of a run calls what it is about by its title', async () => {
  const { id, coordinator } = await waitingRally()
  const item = [`action:${id}~0`]
  const refused = await postOn(coordinator, paths.deskBulk('en'), { decision: 'reject', reason: 'No.', item })
  const title = `<a href="${paths.deskAction('en', id)}"><bdi>The rally</bdi></a>`
  expect(await coordinator.read(refused)).toContain(title)
  const by = String(await numberOf('Test coordinator'))
  const run = await postOn(coordinator, paths.deskRevertMany('en'), { by, since: '2027-06-01T00:00' })
  await finishRun(coordinator, run)
  const { log } = messages.en.safetyDesk
  const page = await coordinator.read(run)
  expect(page).toContain(`${log.line(2)} · ${log.subjects.action}: ${log.decisions.reject} · <bdi>The rally</bdi></a>`)
})
