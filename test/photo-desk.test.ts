import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { decidePhoto, lastRow, picture, published, revisionSeen, rowOf, waiting } from './support/photos/desk.ts'
import { EVENING, objects, SAID, sendPhoto } from './support/photos/send.ts'
import { callDay, coordinatorAt, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const t = messages.en
const words = t.photoDesk.desk

async function verdicts(key: string) {
  const { results } = await env.DB.prepare('select * from verdicts where subject_id = ? order by id').bind(key).all()
  return results.map(({ subject, decision, snapshot_hash }) => `${subject} ${decision} ${String(snapshot_hash).length}`)
}

describe('a photo at the desk', () => {
  test.each(SHIPPED_LANGS)('waits with all that was said of it, in %s', async (lang) => {
    const said = { caption: 'Umbrellas <b>everywhere</b>', description: 'A wet square', credit: 'Someone made up' }
    const { coordinator, key, id } = await waiting(said)
    const queue = await coordinator.read(paths.desk(lang))
    expect(queue).toContain(`href="${paths.deskPhotos(lang)}"`)
    const page = await coordinator.read(paths.deskPhotos(lang))
    const its = messages[lang]
    expect(page).toContain('Umbrellas &lt;b&gt;everywhere&lt;/b&gt;')
    expect(page).toContain(its.photoForm.consents.nobody)
    expect(page).toContain(its.sentPhotos.licenceNames['cc-by-4.0'])
    expect(page).toContain(its.photoDesk.desk.purposes.report)
    expect(page).toContain(`href="${paths.deskAction(lang, id)}"`)
    expect(page).toContain(`src="${paths.deskPhoto(lang, key, { revision: 0 })}"`)
    expect(fieldsOf(page)).toMatchObject({ description: [said.description], credit: [said.credit] })
    expect(await coordinator.read(paths.deskAction(lang, id))).toContain(`/desk/photos/${key}?size=small`)
  })

  test('is published by a button, with a verdict that holds ids and a hash', async () => {
    const { coordinator, key, reader } = await waiting()
    expect((await reader.get(paths.photo(key))).status).toBe(404)
    expect(redirectOf(await decidePhoto(coordinator, key, 'publish'))).toBe(paths.deskPhotos('en'))
    expect((await reader.get(paths.photo(key))).status).toBe(200)
    expect((await reader.get(paths.photoPage('en', key))).status).toBe(200)
    expect(await verdicts(key)).toEqual(['photo publish 43'])
    expect(await coordinator.read(paths.deskPhotos('en'))).toContain(words.none)
    expect((await decidePhoto(coordinator, key, 'publish')).status).toBe(409)
  })

  test('that is refused is gone at once and for good, but for the verdict', async () => {
    const { coordinator, key } = await waiting({ caption: 'canary-caption' })
    expect(await objects()).toHaveLength(2)
    redirectOf(await decidePhoto(coordinator, key, 'reject'))
    expect(await rowOf(key)).toBeNull()
    expect(await objects()).toEqual([])
    const { loose_objects, ...left } = await dumpDatabase()
    expect(loose_objects).toEqual([])
    expect(JSON.stringify(left)).not.toContain('canary-caption')
    expect(await verdicts(key)).toEqual(['photo reject 43'])
  })

  test('that is public is removed at once from its list at the desk', async () => {
    const { coordinator, key, id, reader } = await published()
    const list = await coordinator.read(paths.deskPhotos('en', { action: id }))
    expect(list).toContain(`id="photo-${key}"`)
    expect(redirectOf(await decidePhoto(coordinator, key, 'remove', { from: 'action' }))).toBe(
      paths.deskPhotos('en', { action: id }),
    )
    expect((await reader.get(paths.photo(key))).status).toBe(404)
    expect((await reader.get(paths.photoPage('en', key))).status).toBe(404)
    expect(await objects()).toEqual([])
    expect(await verdicts(key)).toEqual(['photo publish 43', 'photo remove 43'])
  })

  test('is found by the address of its page', async () => {
    const { coordinator, key } = await published()
    for (const photo of [key, `https://hamseda.example/fa/photos/${key}`, paths.photo(key, 'small')])
      expect(await coordinator.read(paths.deskPhotos('en', { photo }))).toContain(`id="photo-${key}"`)
    expect(await coordinator.read(paths.deskPhotos('en', { photo: 'nothing' }))).toContain(words.noneHere)
  })

  test('has its words corrected, published or not', async () => {
    const { coordinator, key, reader } = await waiting()
    const corrected = { caption: 'One', description: 'Two', credit: 'Three' }
    redirectOf(await decidePhoto(coordinator, key, 'publish', corrected))
    const page = await reader.read(paths.photoPage('en', key))
    for (const text of ['One', 'Two', 'Three']) expect(page).toContain(text)
    redirectOf(await decidePhoto(coordinator, key, 'save', { description: 'Umbrellas in the rain' }))
    expect(await reader.read(paths.photoPage('en', key))).toContain('alt="Umbrellas in the rain"')
  })

  test('is not decided on with words that are wrong, which stay typed', async () => {
    const { coordinator, key } = await waiting()
    const before = await dumpEverything()
    const caption = 'x'.repeat(501)
    const response = await decidePhoto(coordinator, key, 'publish', { caption })
    const page = await response.text()
    expect(response.status).toBe(400)
    expect(describedBy(page, `caption-${key}`)).toContain(t.errors.tooLong(500))
    expect(fieldsOf(page)).toMatchObject({ caption: [caption] })
    expect(await dumpEverything()).toBe(before)
    // What goes for good needs no good words.
    redirectOf(await decidePhoto(coordinator, key, 'reject', { caption }))
  })

  test.each(['publish', 'reject', 'save', 'restore', 'remove'])('%s: the second of two is told', async (verdict) => {
    const { coordinator, key } = await waiting()
    const other = await coordinatorAt(EVENING, 'Another')
    const revision = await revisionSeen(other, key)
    redirectOf(await decidePhoto(coordinator, key, 'save', { caption: 'Changed' }))
    if (verdict === 'restore' || verdict === 'remove') redirectOf(await decidePhoto(coordinator, key, 'publish'))
    const before = await dumpEverything()
    const late = await other.post(paths.deskPhoto('en', key), { verdict, revision, caption: 'Mine' })
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining(t.desk.stale)])
    expect(await dumpEverything()).toBe(before)
  })

  test('that is gone meanwhile says so, to scripts too', async () => {
    const { coordinator, key } = await waiting()
    redirectOf(await decidePhoto(coordinator, key, 'reject'))
    const posted = { verdict: 'publish', revision: '0' }
    const page = await coordinator.post(paths.deskPhoto('en', key), posted)
    expect([page.status, await page.text()]).toEqual([409, expect.stringContaining(t.desk.stale)])
    const json = await coordinator.post(paths.deskPhoto('en', key), posted, { Accept: 'application/json' })
    expect([json.status, await json.json()]).toEqual([409, { message: t.desk.stale }])
  })

  test('is decided on by two at once, once', async () => {
    const { coordinator, key } = await waiting()
    const revision = await revisionSeen(coordinator, key)
    const answers = await Promise.all(
      ['publish', 'reject'].map((verdict) =>
        coordinator.post(paths.deskPhoto('en', key), { verdict, revision, ...SAID }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await verdicts(key)).toHaveLength(1)
  })

  test('of a day says its city, and stands in the list of the day', async () => {
    const coordinator = await coordinatorAt(EVENING)
    await callDay(coordinator, 'june-20-2027')
    const sender = new Visitor(EVENING)
    const sent = { purpose: 'day', city: 'Oslo', country: '' }
    redirectOf(await sendPhoto(sender, paths.dayPhoto('en', 'june-20-2027'), await picture(), sent))
    const { key } = await lastRow()
    const page = await coordinator.read(paths.deskPhotos('en'))
    expect(page).toMatch(/Day june-20-2027[\s\S]*Oslo, Norway/)
    redirectOf(await decidePhoto(coordinator, key, 'publish'))
    const list = await coordinator.read(paths.deskPhotos('en', { day: 'june-20-2027' }))
    expect(list).toContain(`id="photo-${key}"`)
    expect(await sender.read(paths.photoPage('en', key))).toContain('Oslo, Norway')
    expect(await coordinator.read(paths.deskDays('en'))).toContain(paths.deskPhotos('en', { day: 'june-20-2027' }))
  })
})

describe('nobody but a coordinator', () => {
  test('sees what lies at the desk: its bytes are kept by no cache and run nothing', async () => {
    const { coordinator, key, reader } = await waiting()
    for (const revision of [undefined, 0])
      for (const size of [undefined, 'small'] as const) {
        const path = paths.deskPhoto('en', key, { ...(size ? { size } : {}), ...(revision === 0 ? { revision } : {}) })
        const seen = await coordinator.get(path)
        expect([seen.status, seen.headers.get('Content-Type')]).toEqual([200, 'image/webp'])
        expect(seen.headers.get('Cache-Control')).toBe('no-store')
        expect(seen.headers.get('Cache-Tag')).toBeNull()
        expect(seen.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
        expect((await reader.get(path)).status).toBe(404)
      }
    expect((await coordinator.get(paths.deskPhoto('en', '0'.repeat(26)))).status).toBe(404)
  })

  test('reads or writes anything there', async () => {
    const { key, id, reader, group } = await waiting()
    const before = await dumpEverything()
    const signIn = paths.signIn('en')
    for (const visitor of [reader, group]) {
      for (const of of [{}, { action: id }, { photo: key }])
        expect(redirectOf(await visitor.get(paths.deskPhotos('en', of)))).toBe(signIn)
      for (const verdict of ['publish', 'reject', 'remove', 'restore', 'save'])
        expect(redirectOf(await visitor.post(paths.deskPhoto('en', key), { verdict, revision: '0' }))).toBe(signIn)
      expect(redirectOf(await visitor.post(paths.deskPhotoCover('en', key), {}))).toBe(signIn)
    }
    expect(await dumpEverything()).toBe(before)
  })
})
