import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import { messages } from '../worker/messages/messages.ts'
import { PHOTOS_AN_ACTION, PHOTOS_WAITING_UNCHECKED, UPLOADS_A_DATE } from '../worker/rules/photo.ts'
import { openDatabase } from '../worker/store/database.ts'
import { countWaitingUnchecked } from '../worker/store/photos.ts'
import { quarters } from './support/photos/pictures.ts'
import { png } from './support/photos/png.ts'
import { afterwards, objects, sendPhoto } from './support/photos/send.ts'
import { costsOf } from './support/queries.ts'
import { coordinatorAt, formKey, idOfAction, MORNING, publish, register, Visitor } from './support/site.ts'

const POSTER = { purpose: 'poster' }
/** From MORNING to the next date in UTC, where dates of uploads are counted. */
const SECONDS_LEFT = (Date.parse('2027-06-02T00:00Z') - Date.parse(MORNING)) / 1000

/** Photos of an action that wait; unless told otherwise, one less than may wait of all actions that nobody has let through. */
async function flood(actionId: string, count = PHOTOS_WAITING_UNCHECKED - 1): Promise<void> {
  const columns = 'purpose, action_id, status, lang, caption, description, credit, consent, licence'
  const measures = 'width, height, bytes, sha256, created_at'
  await env.DB.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
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
  expect(refused.headers.get('Retry-After')).toBe('3600')
  expect(await objects()).toHaveLength(2)
  expect((await send(known.link)).status).toBe(201)
})

test('of photos that come in the same instant the ones for which there is no room are told so', async () => {
  const { group, photos, id } = await afterwards()
  await flood(id, PHOTOS_AN_ACTION - 1)
  const picture = await png(quarters())
  const answers = await Promise.all([1, 2, 3].map(() => sendPhoto(group, photos, picture, {}, { json: true })))
  const refused = answers.filter(({ status }) => status === 409)
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  for (const each of refused) expect(await each.json()).toEqual({ message: messages.en.sentPhotos.tooMany })
})

test('a photo of an action that is public costs no look at those that wait', async () => {
  const { id } = await publish(new Visitor(MORNING), await coordinatorAt(MORNING))
  await register(new Visitor(MORNING), { title: 'One' })
  await flood(await idOfAction('One'))
  const [cost] = await costsOf((db) => countWaitingUnchecked(db, id, PHOTOS_WAITING_UNCHECKED))
  expect(cost?.read).toBeLessThan(10)
  expect(cost?.plan.join()).toContain('photos_that_wait')
})

test('whoever deletes and sends again uses up their own date, and no more', async () => {
  const group = new Visitor(MORNING)
  const { link, id } = await publish(group, await coordinatorAt(MORNING))
  const picture = await png(quarters())
  const send = async () => (await sendPhoto(group, `${link}/photos`, picture, POSTER, { json: true })).status
  const used = (subject: string, uploads: number) =>
    env.DB.prepare("insert into upload_counts (date, subject, uploads) values ('2027-06-01', ?, ?)").bind(
      subject,
      uploads,
    )
  await used(id, UPLOADS_A_DATE.action - 1).run()
  await used('unchecked', UPLOADS_A_DATE.unchecked).run()
  expect([await send(), await send()]).toEqual([201, 429])
  const refused = await sendPhoto(group, `${link}/photos`, picture, POSTER)
  expect(refused.headers.get('Retry-After')).toBe(String(SECONDS_LEFT))
  group.waitUntil('2027-06-02T00:00Z')
  expect(await send()).toBe(201)
})

test('all actions together that nobody has let through have one number of uploads a date', async () => {
  const group = new Visitor(MORNING)
  const picture = await png(quarters())
  const send = async (link: string) =>
    (await sendPhoto(group, `${link}/photos`, picture, POSTER, { json: true })).status
  const links = [await register(group, { title: 'One' }), await register(group, { title: 'Two' })]
  expect(await send(links[0] ?? '')).toBe(201)
  await env.DB.prepare("update upload_counts set uploads = ? where subject = 'unchecked'")
    .bind(UPLOADS_A_DATE.unchecked)
    .run()
  expect(await send(links[1] ?? '')).toBe(429)
})

test('what was counted is forgotten with its date, and photos that nobody will look at with the power of their link', async () => {
  const group = new Visitor(MORNING)
  const { link } = await publish(group, await coordinatorAt(MORNING))
  const waiting = await register(group, { title: 'One' })
  const picture = await png(quarters())
  for (const each of [link, waiting]) await sendPhoto(group, `${each}/photos`, picture, POSTER, { json: true })
  const count = (table: string) => env.DB.prepare(`select count(*) as n from ${table}`).first('n')
  const clockAt = (moment: string) => forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, Date.parse(moment))
  await clockAt('2027-06-01T23:59Z')
  expect([await count('upload_counts'), await count('photos')]).toEqual([3, 2])
  await clockAt('2027-06-02T00:00Z')
  expect([await count('upload_counts'), await count('photos')]).toEqual([0, 2])
  await clockAt('2027-08-30T10:01Z')
  // That of a public action waits on: somebody may yet look at it.
  expect(await count('photos')).toBe(1)
})
