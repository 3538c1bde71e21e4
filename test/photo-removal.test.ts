import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import { runJobs } from '../worker/jobs/run-jobs.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { hidesAllowed } from '../worker/rules/removal.ts'
import { openDatabase } from '../worker/store/database.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { copies, decidePhoto, picture, published, rowOf, waiting } from './support/photos/desk.ts'
import { afterwards, EVENING, letThrough, objects, sendPhoto } from './support/photos/send.ts'
import { coordinatorAt, decide, MORNING, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const t = messages.en
const words = t.photoDesk

/** By so much a sequence rises with each change that everybody sees (worker/rules/reveal.ts). */
const VERSIONS_A_CHANGE = 3

/** Somebody pictured, from an address of their own. */
function pictured(): Visitor {
  return new Visitor(EVENING)
}

function ask(key: string, reason = '', visitor = pictured()): Promise<Response> {
  return visitor.post(paths.photoRemoval('en', key), { reason })
}

async function requests() {
  return (await dumpDatabase()).removal_requests ?? []
}

describe('somebody in a picture', () => {
  test('has it hidden within the request, with no account and no reason', async () => {
    const { key, id, coordinator, reader } = await published()
    const asked = await ask(key)
    const thanks = redirectOf(asked)
    expect(await reader.read(thanks)).toContain(words.removal.hidden)
    for (const size of [undefined, 'small'] as const)
      expect((await reader.get(paths.photo(key, size))).status).toBe(404)
    const page = await reader.get(paths.photoPage('fa', key))
    expect([page.status, page.headers.get('Cache-Control')]).toEqual([410, 'no-store'])
    expect(await page.text()).toContain(messages.fa.photoDesk.removal.gone)
    expect(await reader.read(paths.action('en', id))).not.toContain(key)
    expect(await requests()).toMatchObject([{ photo_key: key, reason: '', hid: 1 }])
    expect(await coordinator.read(paths.desk('en'))).toContain(words.desk.askedTitle)
    expect(await coordinator.read(paths.deskPhotos('en'))).toContain(words.desk.hidIt)
  })

  test.each(SHIPPED_LANGS)('reads before what will happen, in %s', async (lang) => {
    const { key, reader } = await published()
    const page = await reader.read(paths.photoPage(lang, key))
    const { removal } = messages[lang].photoDesk
    for (const sentence of [removal.explain, removal.happens, removal.reasonHint]) expect(page).toContain(sentence)
    expect(page).toContain(`action="${paths.photoRemoval(lang, key)}"`)
  })

  test('takes a poster out of feeds and cards too', async () => {
    const { group, photos, id, reader } = await afterwards()
    group.waitUntil(MORNING)
    redirectOf(await sendPhoto(group, photos, await picture(), { purpose: 'poster' }))
    const { photos: all = [] } = await dumpDatabase()
    const key = String(all[0]?.key)
    redirectOf(await decidePhoto(await coordinatorAt(EVENING), key, 'publish'))
    const places = [paths.action('en', id), paths.home('en'), '/feeds/all.ics', '/feeds/all.json', '/feeds/all.atom']
    const before = await Promise.all(places.map((path) => reader.read(path)))
    for (const [at, text] of before.entries())
      expect([places[at], text.replaceAll(/\r\n /g, '').includes(key)]).toEqual([places[at], true])
    const told = async () =>
      JSON.parse(await reader.read('/feeds/all.json')).actions.map(
        ({ sequence, published }: { sequence: number; published: string }) => ({ sequence, published }),
      )
    const [was] = await told()
    const later = () => new Visitor('2027-06-20T21:01Z')
    for (const asked of await Promise.all([1, 2, 3].map(() => ask(key, '', later())))) redirectOf(asked)
    for (const path of places)
      expect([path, (await reader.read(path)).replaceAll(/\r\n /g, '').includes(key)]).toEqual([path, false])
    // Calendars see one change, however many ask at once; nobody lifts an action to the top of what is new.
    expect(await told()).toEqual([{ sequence: was.sequence + VERSIONS_A_CHANGE, published: was.published }])
  })

  test('may ask again: there is one more answer and no more requests in the same words', async () => {
    const { key } = await published()
    const visitor = pictured()
    for (const reason of ['', '', 'My sister is in it.', 'My sister is in it.']) {
      const thanks = redirectOf(await ask(key, reason, visitor))
      expect(await visitor.read(thanks)).toContain(words.removal.hidden)
    }
    expect(await requests()).toMatchObject([
      { reason: '', hid: 1 },
      { reason: 'My sister is in it.', hid: 0 },
    ])
  })

  test('is told beside the field what is too long, and keeps what was typed', async () => {
    const { key } = await published()
    const before = await dumpEverything()
    const reason = 'x'.repeat(501)
    const response = await ask(key, reason)
    const page = await response.text()
    expect([response.status, describedBy(page, 'reason')]).toEqual([
      400,
      expect.arrayContaining([t.errors.tooLong(500)]),
    ])
    expect(fieldsOf(page)).toMatchObject({ reason: [reason] })
    expect(await dumpEverything()).toBe(before)
  })

  test('asks of nothing that is not public: the same 404, and nothing is written', async () => {
    const { key } = await waiting()
    const before = await dumpEverything()
    for (const each of [key, '0'.repeat(26), 'x']) expect((await ask(each)).status).toBe(404)
    expect(await dumpEverything()).toBe(before)
  })

  test('does not ask more often than a limit lets one address', async () => {
    const { key } = await published()
    const keys = await copies(key, 8)
    const visitor = pictured()
    const statuses: number[] = []
    for (const each of keys) statuses.push((await ask(each, '', visitor)).status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(5)
    expect(statuses.at(-1)).toBe(429)
    expect((await ask(keys[7] ?? '')).status).toBe(303)
  })

  test('does not post from another site', async () => {
    const { key } = await published()
    const before = await dumpEverything()
    const origin = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
    expect((await pictured().post(paths.photoRemoval('en', key), {}, origin)).status).toBe(403)
    expect(await dumpEverything()).toBe(before)
  })
})

describe('a coordinator', () => {
  test('shows it again: what was said is forgotten, and the next request only waits', async () => {
    const { key, coordinator, reader } = await published()
    redirectOf(await ask(key, 'canary-reason'))
    expect(await coordinator.read(paths.deskPhotos('en'))).toContain('canary-reason')
    redirectOf(await decidePhoto(coordinator, key, 'restore'))
    expect((await reader.get(paths.photo(key))).status).toBe(200)
    expect(await requests()).toEqual([])
    expect(await dumpEverything()).not.toContain('canary-reason')
    const thanks = redirectOf(await ask(key, 'Once more.'))
    expect(await reader.read(thanks)).toContain(words.removal.waits)
    expect((await reader.get(paths.photo(key))).status).toBe(200)
    expect((await reader.get(paths.photoPage('en', key))).status).toBe(200)
    const desk = await coordinator.read(paths.deskPhotos('en'))
    expect(desk).toContain('Once more.')
    expect(desk).toContain(words.desk.requestWaits)
    redirectOf(await decidePhoto(coordinator, key, 'restore'))
    expect(await coordinator.read(paths.deskPhotos('en'))).toContain(words.desk.none)
  })

  test('removes it for good: row, pictures and what was said', async () => {
    const { key, coordinator, reader } = await published()
    redirectOf(await ask(key, 'canary-reason'))
    redirectOf(await decidePhoto(coordinator, key, 'remove'))
    expect(await rowOf(key)).toBeNull()
    expect(await objects()).toEqual([])
    expect(await requests()).toEqual([])
    expect(await dumpEverything()).not.toContain('canary-reason')
    expect((await reader.get(paths.photoPage('en', key))).status).toBe(404)
    expect((await ask(key)).status).toBe(404)
  })

  test('who does not decide keeps the request, and what was written is forgotten after thirty days', async () => {
    const { key } = await published()
    redirectOf(await ask(key, 'canary-reason'))
    const run = (days: number) =>
      runJobs([() => forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, Date.parse(EVENING) + days * 86_400_000)])
    await run(29)
    expect(await requests()).toMatchObject([{ reason: 'canary-reason' }])
    await run(31)
    expect(await requests()).toMatchObject([{ photo_key: key, reason: '', hid: 1 }])
    expect(await dumpEverything()).not.toContain('canary-reason')
  })
})

describe('a flood of requests', () => {
  test('hides so many and no more, and the desk says so', async () => {
    const { key, coordinator, reader } = await published()
    const keys = await copies(key, 25)
    const allowed = hidesAllowed(26)
    const sayAll = async (from: string[]) => {
      for (const each of from) redirectOf(await ask(each))
    }
    await sayAll(keys.slice(0, allowed - 1))
    expect(await coordinator.read(paths.deskPhotos('en'))).not.toContain(words.desk.flood(19, 19))
    await sayAll(keys.slice(allowed - 1, 23))
    const hidden = await env.DB.prepare("select count(*) as n from photos where status = 'hidden'").first('n')
    expect(hidden).toBe(allowed)
    for (const path of [paths.desk('en'), paths.deskPhotos('en')])
      expect(await coordinator.read(path)).toContain(words.desk.flood(23, allowed))
    expect(redirectOf(await ask(keys[24] ?? ''))).toBe(paths.photoRemoval('en', keys[24] ?? '', 'waits'))
    // An hour later requests hide again, those that waited among them.
    const later = new Visitor('2027-06-20T21:01Z')
    expect(redirectOf(await ask(keys[24] ?? '', '', later))).toBe(paths.photoRemoval('en', keys[24] ?? '', 'hidden'))
    expect((await reader.get(paths.photoPage('en', keys[24] ?? ''))).status).toBe(410)
  })

  test('that comes all at once hides no more either', async () => {
    const { key } = await published()
    const keys = await copies(key, 40)
    const answers = await Promise.all(keys.map((each) => ask(each)))
    expect(answers.map(({ status }) => status)).toEqual(keys.map(() => 303))
    const hidden = await env.DB.prepare("select count(*) as n from photos where status = 'hidden'").first('n')
    expect(hidden).toBe(20)
    expect(await requests()).toHaveLength(40)
  })

  test('of one photo fills no table', async () => {
    const { key } = await published()
    for (let n = 0; n < 24; n += 1) redirectOf(await ask(key, `Reason ${n}`))
    expect(await requests()).toHaveLength(20)
  })

  test.each([
    [0, 20],
    [200, 20],
    [1000, 100],
  ])('of %i public photos hides at most %i', (photos, most) => expect(hidesAllowed(photos)).toBe(most))
})

describe('the public page of a photo', () => {
  test('is there while its action is public, and the same 404 as its bytes otherwise', async () => {
    const { key, id, coordinator, reader } = await published()
    const statuses = async () => [
      (await reader.get(paths.photoPage('en', key))).status,
      (await reader.get(paths.photo(key))).status,
    ]
    expect(await statuses()).toEqual([200, 200])
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'It harms somebody.' }))
    expect(await statuses()).toEqual([404, 404])
    await letThrough(key, 'hidden')
    expect(await statuses()).toEqual([404, 404])
    expect((await ask(key)).status).toBe(404)
  })

  test('leads to the photos beside it, and round no hidden one', async () => {
    const { key, reader } = await published()
    const [first = '', second = ''] = await copies(key, 2)
    await env.DB.batch(
      [first, second].map((each, at) =>
        env.DB.prepare('update photos set published_at = ? where key = ?').bind(at + 1, each),
      ),
    )
    const ways = async (of: string) => {
      const page = await reader.read(paths.photoPage('en', of))
      return [/href="[^"]*\/([0-9a-z]{26})" rel="prev"/, /href="[^"]*\/([0-9a-z]{26})" rel="next"/].map(
        (way) => way.exec(page)?.[1] ?? null,
      )
    }
    expect(await ways(first)).toEqual([null, second])
    expect(await ways(second)).toEqual([first, key])
    redirectOf(await ask(second))
    expect(await ways(first)).toEqual([null, key])
  })

  test('tells sharers of it, is kept under its tags, and holds no key of a desk', async () => {
    const { key, id, reader } = await published({ description: 'A "wet" square' })
    const response = await reader.get(paths.photoPage('en', key))
    const page = await response.text()
    expect(page).toContain(`<meta property="og:image" content="https://hamseda.example/photos/${key}"/>`)
    expect(page).toContain('alt="A &quot;wet&quot; square"')
    expect(page).toContain('rel="license nofollow noopener noreferrer"')
    expect(page).not.toContain(`/desk/photos`)
    expect(response.headers.get('Cache-Tag')).toBe(`photo:${key},action:${id}`)
    expect(response.headers.get('CDN-Cache-Control')).toMatch(/^public/)
  })
})
