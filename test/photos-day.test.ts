import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { PHOTOS_WAITING_A_DAY } from '../worker/rules/photo.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { quarters } from './support/photos/pictures.ts'
import { png } from './support/photos/png.ts'
import { letThrough, objects, rows, sendPhoto } from './support/photos/send.ts'
import { callDay, coordinatorAt, formKey, MORNING, redirectOf, Visitor } from './support/site.ts'

const SLUG = 'june-20'
const PATH = paths.dayPhoto('en', SLUG)

async function calledDay(): Promise<Visitor> {
  await callDay(await coordinatorAt(MORNING), SLUG)
  return new Visitor(MORNING)
}

test('anybody sends a photo for a day, and is thanked', async () => {
  const visitor = await calledDay()
  expect(await visitor.read(paths.day('en', SLUG))).toContain(PATH)
  const form = fieldsOf(await visitor.read(PATH))
  expect(form).toMatchObject({ purpose: ['day'], lang: ['en'], city: [''] })
  const key = form.key?.[0] ?? ''
  expect(key).toMatch(/^[0-9a-z]{26}$/)
  const sent = await sendPhoto(visitor, PATH, await png(quarters()), { key, city: 'Köln' })
  expect(redirectOf(sent)).toBe(paths.dayPhotoThanks('en', SLUG))
  const thanks = await visitor.get(paths.dayPhotoThanks('en', SLUG))
  expect([thanks.status, await thanks.text()]).toMatchObject([200, /Thank you. Your photo has arrived/])
  const day = { purpose: 'day', status: 'pending', action_id: null, country: 'DE', city_name: 'Köln' }
  const [row] = await rows()
  expect(row).toMatchObject(day)
  // Sent twice, it is there once.
  redirectOf(await sendPhoto(visitor, PATH, await png(quarters()), { key, city: 'Köln' }))
  expect(await objects()).toHaveLength(2)
  expect((await visitor.get(paths.photo(row?.key ?? ''))).status).toBe(404)
  await letThrough(row?.key ?? '')
  const served = await visitor.get(paths.photo(row?.key ?? ''))
  expect([served.status, served.headers.get('Cache-Tag')]).toEqual([200, `photo:${row?.key}`])
})

test('of a country whose cities are hidden, no city is kept', async () => {
  const visitor = await calledDay()
  redirectOf(await sendPhoto(visitor, PATH, await png(quarters()), { city: 'Tehran' }))
  expect(await rows()).toMatchObject([
    { country: 'IR', city_id: null, city_slug: null, city_name: null, city_lat: null },
  ])
})

test.each([
  ['no city', { city: '' }, 'city', messages.en.errors.required],
  ['a city that nobody knows', { city: 'Qqqqqqqq' }, 'city', messages.en.errors.unknownCity],
  ['no country', { city: 'Berlin', country: 'ZZ' }, 'country', messages.en.errors.notInList],
])('%s is refused beside its field, and what was typed is kept', async (_, otherwise, field, words) => {
  const visitor = await calledDay()
  const typed = { ...otherwise, caption: 'a "caption"' }
  const response = await sendPhoto(visitor, PATH, await png(quarters()), typed)
  const page = await response.text()
  expect([response.status, describedBy(page, field)]).toEqual([400, expect.arrayContaining([words])])
  expect(fieldsOf(page)).toMatchObject({ city: [otherwise.city], caption: ['a "caption"'] })
  const json = await sendPhoto(visitor, PATH, await png(quarters()), typed, { json: true })
  expect([json.status, await json.json()]).toEqual([400, { errors: { [field]: words } }])
  expect([await rows(), await objects()]).toEqual([[], []])
})

test('there are none for a day that nobody called', async () => {
  const visitor = await calledDay()
  for (const slug of ['july-20', 'x', '%2e%2e']) {
    const path = paths.dayPhoto('en', slug)
    expect((await visitor.get(path)).status).toBe(404)
    expect((await sendPhoto(visitor, path, await png(quarters()), { city: 'Berlin' })).status).toBe(404)
  }
  expect([await rows(), await objects()]).toEqual([[], []])
})

test('a flood ends before it fills the bucket', async () => {
  const visitor = await calledDay()
  redirectOf(await sendPhoto(visitor, PATH, await png(quarters()), { city: 'Berlin' }))
  const columns = 'purpose, day_id, country, status, lang, caption, description, credit, consent, licence'
  const measures = 'width, height, bytes, sha256, created_at'
  await env.DB.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${PHOTOS_WAITING_A_DAY - 1})
     insert into photos (key, upload_hash, object, ${columns}, ${measures})
     select 'k' || i, 'u' || i, 'o' || i, ${columns}, ${measures} from photos, n`,
  ).run()
  const values = { city: 'Berlin', key: formKey() }
  const response = await sendPhoto(visitor, PATH, await png(quarters()), values, { json: true })
  expect([response.status, await response.json()]).toEqual([429, { message: messages.en.sentPhotos.day.tooMany }])
  expect(await objects()).toHaveLength(2)
})
