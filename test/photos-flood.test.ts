import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { PHOTOS_WAITING_UNCHECKED } from '../worker/rules/photo.ts'
import { countWaitingUnchecked } from '../worker/store/photos.ts'
import { quarters } from './support/photos/pictures.ts'
import { png } from './support/photos/png.ts'
import { objects, sendPhoto } from './support/photos/send.ts'
import { costsOf } from './support/queries.ts'
import { coordinatorAt, formKey, idOfAction, MORNING, publish, register, Visitor } from './support/site.ts'

const POSTER = { purpose: 'poster' }

/** Photos of an action that nobody has let through, one less than there may be of all of them. */
async function flood(actionId: string): Promise<void> {
  const columns = 'purpose, action_id, status, lang, caption, description, credit, consent, licence'
  const measures = 'width, height, bytes, sha256, created_at'
  await env.DB.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${PHOTOS_WAITING_UNCHECKED - 1})
     insert into photos (key, upload_hash, object, ${columns}, ${measures})
     select 'k' || i, 'u' || i, 'o' || i, 'report', ?, 'pending', 'en', '', '', '', 'nobody', 'cc-by-4.0', 1, 1, 1, '', 1 from n`,
  )
    .bind(actionId)
    .run()
}

test('actions that nobody has let through fill neither the bucket nor the desk, and the others are as before', async () => {
  const group = new Visitor(MORNING)
  const known = await publish(group, await coordinatorAt(MORNING))
  const [first, second] = [await register(group, { title: 'One' }), await register(group, { title: 'Two' })]
  await flood(await idOfAction('One'))
  const picture = await png(quarters())
  const key = formKey()
  const send = (link: string, values = {}) =>
    sendPhoto(group, `${link}/photos`, picture, { ...POSTER, ...values }, { json: true })
  expect((await send(first, { key })).status).toBe(201)
  // What is there already is there still for who asks again.
  expect((await send(first, { key })).status).toBe(201)
  const refused = await send(second)
  expect([refused.status, await refused.json()]).toEqual([429, { message: messages.en.sentPhotos.tooManyWait }])
  expect(await objects()).toHaveLength(2)
  expect((await send(known.link)).status).toBe(201)
})

test('a photo of an action that is public costs no look at those that wait', async () => {
  const { id } = await publish(new Visitor(MORNING), await coordinatorAt(MORNING))
  await register(new Visitor(MORNING), { title: 'One' })
  await flood(await idOfAction('One'))
  const [cost] = await costsOf((db) => countWaitingUnchecked(db, id, PHOTOS_WAITING_UNCHECKED))
  expect(cost?.read).toBeLessThan(10)
  expect(cost?.plan.join()).toContain('photos_that_wait')
})
