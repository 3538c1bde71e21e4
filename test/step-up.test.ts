import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { DONE_AT_MOST } from '../worker/rules/step-up.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { coordinatorWithDevice } from './support/device.ts'
import { fieldsOf } from './support/html.ts'
import { objectsOf, pdfOf } from './support/pdf.ts'
import { quarters } from './support/photos/pictures.ts'
import { png } from './support/photos/png.ts'
import { statusOf } from './support/rally.ts'
import { finishRun, postOn } from './support/safety.ts'
import {
  callDay,
  coordinatorAt,
  decide,
  idOfAction,
  MORNING,
  ORIGIN,
  redirectOf,
  register,
  Visitor,
} from './support/site.ts'
import { LATER, NIGHT, publicOnes, published, scene, takeDown } from './support/step-up.ts'
import { dumpEverything } from './support/storage.ts'

const words = messages.en.signIn.stepUp
const SAME_ORIGIN = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }

describe('a session in which ten things were taken down within an hour', () => {
  test('takes down no more before its passkey is shown; then what was asked is done, and the count begins anew', async () => {
    const { ids, visitor, showPasskey } = await scene(DONE_AT_MOST.takes + 2)
    const [last = '', another = ''] = ids.splice(DONE_AT_MOST.takes)
    for (const id of ids) redirectOf(await takeDown(visitor, id))
    const before = await dumpEverything()
    const refused = await takeDown(visitor, last)
    const page = await refused.text()
    expect([refused.status, refused.headers.get('Cache-Control')]).toEqual([403, 'no-store'])
    expect(page).toContain(words.explain.much)
    expect(await dumpEverything()).toBe(before)
    // Nothing typed is lost: the page sends it once more, to where it was sent.
    const kept = fieldsOf(page)
    expect(kept).toMatchObject({ verdict: ['reject'], reason: ['Because "of" <this>'] })
    expect(page).toContain(`action="${paths.deskAction('en', last)}"`)
    const cookies = visitor.heldCookies()
    await showPasskey()
    redirectOf(await visitor.post(paths.deskAction('en', last), kept))
    expect(await statusOf(last)).toBe('rejected')
    // What was copied of the browser before is good for nothing now.
    const thief = new Visitor(LATER)
    for (const [name, value] of Object.entries(cookies)) thief.holdCookie(name, value)
    expect(redirectOf(await thief.get(paths.desk('en')))).toContain('sign-in')
    visitor.now += 1
    redirectOf(await takeDown(visitor, another))
  })

  test('goes on after an hour, in which everybody could see it', async () => {
    const { ids, visitor } = await scene(DONE_AT_MOST.takes + 1)
    for (const id of ids.slice(1)) redirectOf(await takeDown(visitor, id))
    visitor.now += 3_600_000 - 1
    expect((await takeDown(visitor, ids[0] ?? '')).status).toBe(403)
    visitor.now += 1
    redirectOf(await takeDown(visitor, ids[0] ?? ''))
  })

  test('takes down no more by doing it all at once', { timeout: 120_000 }, async () => {
    const { ids, visitor } = await scene(DONE_AT_MOST.takes + 6)
    const answers = await Promise.all(ids.map((id) => takeDown(visitor, id)))
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(6)
    expect(await publicOnes()).toBe(6)
  })

  test('is not helped by the passkey that its owner shows elsewhere', async () => {
    const { ids, visitor, showPasskey } = await scene(DONE_AT_MOST.takes + 1)
    const thief = new Visitor(LATER)
    for (const [name, value] of Object.entries(visitor.heldCookies())) thief.holdCookie(name, value)
    for (const id of ids.slice(1)) redirectOf(await takeDown(thief, id))
    // On another device, so that the stolen session stays.
    for (const name of Object.keys(visitor.heldCookies())) visitor.holdCookie(name, 'none')
    await showPasskey()
    expect((await takeDown(thief, ids[0] ?? '')).status).toBe(403)
    redirectOf(await takeDown(visitor, ids[0] ?? ''))
  })

  test('goes on with what nobody sees: it refuses what waits, and lets things go', async () => {
    const { organizer, ids, visitor } = await scene(DONE_AT_MOST.takes)
    for (const id of ids) redirectOf(await takeDown(visitor, id))
    for (let n = 0; n < 3; n++) {
      await register(organizer, { title: `Waits ${n}` })
      redirectOf(await takeDown(visitor, await idOfAction(`Waits ${n}`)))
    }
    redirectOf(await visitor.post(paths.deskClaims('en'), { does: 'take', item: `action:${ids[0]}` }))
  })
})

describe('a session in which sixty things were published within an hour', () => {
  test('publishes no more before its passkey is shown, and still takes down', async () => {
    const { organizer, ids, visitor, showPasskey } = await scene(1)
    await register(organizer, { title: 'Waits' })
    const id = await idOfAction('Waits')
    await published('Robbed', DONE_AT_MOST.puts)
    expect((await decide(visitor, id, 'publish')).status).toBe(403)
    expect(await statusOf(id)).toBe('pending')
    redirectOf(await takeDown(visitor, ids[0] ?? ''))
    await showPasskey()
    redirectOf(await decide(visitor, id, 'publish'))
  })

  test('begins nothing with many either, and once the passkey is shown goes on to its end', async () => {
    const { organizer, visitor, showPasskey } = await scene(0)
    for (const title of ['One', 'Two', 'Three']) await register(organizer, { title })
    const items = await Promise.all(['One', 'Two', 'Three'].map(async (title) => `action:${await idOfAction(title)}~0`))
    await published('Robbed', DONE_AT_MOST.puts - 2)
    const values = { decision: 'publish', item: items }
    const refused = await visitor.post(paths.deskBulk('en'), values)
    expect([refused.status, fieldsOf(await refused.text())]).toEqual([403, { decision: ['publish'], item: items }])
    expect(await publicOnes()).toBe(0)
    await showPasskey()
    await finishRun(visitor, await postOn(visitor, paths.deskBulk('en'), values))
    expect(await publicOnes()).toBe(3)
  })
})

/** Posts a person's form as a browser does; without a portrait its field holds a file without a name. */
function postPerson(visitor: Visitor, path: string, values: FormValues, portrait = new File([], '')) {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) body.append(name, [value].flat()[0] ?? '')
  body.append('photo', portrait)
  return visitor.send(path, { method: 'POST', body, headers: SAME_ORIGIN })
}

describe('what a page cannot keep', () => {
  test('is asked for again: a file, beside the words that came with it', async () => {
    const { visitor } = await scene(0)
    await callDay(await coordinatorAt(MORNING, 'Owner'), 'june-20-2027')
    await published('Robbed', DONE_AT_MOST.puts)
    const path = paths.deskDayFiles('en', 'june-20-2027')
    const sent = new FormData()
    for (const [name, value] of Object.entries({ title: 'A leaflet', lang: 'en' })) sent.append(name, value)
    sent.append('photo', new File([pdfOf(objectsOf())], 'leaflet.pdf'))
    const answer = await visitor.send(path, { method: 'POST', body: sent, headers: SAME_ORIGIN })
    const page = await answer.text()
    expect([answer.status, fieldsOf(page)]).toMatchObject([403, { title: ['A leaflet'], lang: ['en'] }])
    expect(page).toMatch(/<input id="file" type="file" name="photo"/)
    expect(page).toContain('enctype="multipart/form-data"')
  })

  test('is not asked for where there was none: what is written of a person goes on without a portrait', async () => {
    const { visitor, showPasskey } = await coordinatorWithDevice(NIGHT, 'Other owner')
    visitor.waitUntil(LATER)
    const person = { slug: 'somebody', original: 'en', name_en: 'Somebody', about_en: 'As it was.' }
    redirectOf(await postPerson(visitor, paths.deskNewPerson('en'), person))
    for (let n = 0; n < DONE_AT_MOST.takes; n++) redirectOf(await visitor.post(paths.deskTexts('en'), {}))
    const path = paths.deskPerson('en', 'somebody')
    const { revision = [] } = fieldsOf(await visitor.read(path))
    const page = await (await postPerson(visitor, path, { ...person, about_en: 'As it is.', revision })).text()
    expect(page).toContain('enctype="multipart/form-data"')
    expect(page).not.toContain('type="file"')
    const kept = fieldsOf(page)
    await showPasskey()
    redirectOf(await postPerson(visitor, path, kept))
    expect(await visitor.read(path)).toContain('As it is.')
  })

  test('goes to a person who is there by then, where the portrait alone is one too many', async () => {
    const { visitor, showPasskey } = await coordinatorWithDevice(NIGHT, 'Other owner')
    visitor.waitUntil(LATER)
    for (let n = 0; n < DONE_AT_MOST.takes; n++) redirectOf(await visitor.post(paths.deskTexts('en'), {}))
    const portrait = new File([await png(quarters())], 'portrait.png')
    const person = { slug: 'somebody', original: 'en', name_en: 'Somebody', about_en: 'Made up.' }
    const refused = await postPerson(visitor, paths.deskNewPerson('en'), person, portrait)
    const page = await refused.text()
    expect([refused.status, page.includes(words.file)]).toEqual([403, true])
    const [, to = ''] = /<form id="kept" method="post" action="([^"]*)"/.exec(page) ?? []
    await showPasskey()
    redirectOf(await postPerson(visitor, to, fieldsOf(page), portrait))
    expect(await visitor.read(paths.person('en', 'somebody'))).toContain(paths.portrait('somebody'))
  })

  test('is kept by the script that sent it, which is told so', async () => {
    const owner = await coordinatorWithDevice(NIGHT, 'Other owner')
    owner.visitor.waitUntil(LATER)
    for (let n = 0; n < DONE_AT_MOST.takes; n++)
      redirectOf(await owner.visitor.post(paths.deskTexts('en'), { name: 'Canary' }))
    const headers = { Accept: 'application/json' }
    const told = await owner.visitor.post(paths.deskTexts('en'), { name: 'Defaced' }, headers)
    expect([told.status, await told.json()]).toEqual([403, { message: words.script, passkey: true }])
  })
})

describe('what publishes without any session', () => {
  const HALF_AN_HOUR_MS = 30 * 60_000

  test.each(['publish-trust', 'publish'])(
    '%s is given away only where the passkey was shown a while ago',
    async (verdict) => {
      const { organizer, visitor, showPasskey } = await scene(0)
      await register(organizer, { title: 'Waits', groups: 'Group of the test' })
      const id = await idOfAction('Waits')
      const values = { confirmed: 'Group of the test' }
      if (verdict === 'publish') {
        redirectOf(await decide(visitor, id, verdict, values))
        const refused = await visitor.post(paths.deskGroup('en', 'group-of-the-test'), { does: 'give' })
        expect([refused.status, fieldsOf(await refused.text())]).toEqual([403, { does: ['give'] }])
      } else {
        const refused = await decide(visitor, id, verdict, values)
        const page = await refused.text()
        expect([refused.status, fieldsOf(page)]).toMatchObject([403, { verdict: [verdict] }])
        // Nothing much was done before: it does not say so.
        expect([page.includes(words.explain.goesOn), page.includes(words.explain.much)]).toEqual([true, false])
        expect(await statusOf(id)).toBe('pending')
      }
      expect(await env.DB.prepare('select count(*) as n from group_links').first('n')).toBe(0)
      await showPasskey()
      visitor.now += HALF_AN_HOUR_MS
      const given =
        verdict === 'publish'
          ? await visitor.post(paths.deskGroup('en', 'group-of-the-test'), { does: 'give' })
          : await decide(visitor, id, verdict, values)
      expect(given.status).toBe(200)
    },
  )
})
