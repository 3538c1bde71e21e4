import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { publishPhoto, removePhoto } from '../worker/change/photo.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { findPhoto } from '../worker/store/photos.ts'
import { changeAt } from './support/change.ts'
import { quarters } from './support/photos/pictures.ts'
import { png } from './support/photos/png.ts'
import { objects, rows, sendPhoto } from './support/photos/send.ts'
import { callDay, coordinatorAt, events, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'

const SAID = { purpose: 'poster', description: 'Umbrellas over "a square"', credit: 'A friend', lang: 'en' }

/** What the desk does with photos, whose own tests are elsewhere; and the tags of all that it made forgotten. */
function desk(now = Date.parse(MORNING)) {
  const change = changeAt(now)
  const { db, purged } = change
  const photo = async (key: string) => {
    const found = await findPhoto(db, key)
    if (!found) throw new Error('there is no such photo')
    return found
  }
  return {
    purged,
    publish: async (key: string) => publishPhoto(change, await photo(key)),
    remove: async (key: string) => removePhoto(change, await photo(key)),
  }
}

/** A published action of a day, with a poster that a coordinator has let through. */
async function withPoster() {
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20')
  const group = new Visitor(MORNING)
  const { id, link } = await publish(group, coordinator, { days: ['june-20'] })
  const reader = new Visitor(MORNING)
  const before = await reader.read(paths.actionCalendar('en', id))
  const key = await send(group, link)
  const office = desk()
  await office.publish(key)
  return { id, link, key, group, reader, before, office, coordinator }
}

async function send(group: Visitor, link: string, picture = quarters(800, 600)): Promise<string> {
  const response = await sendPhoto(group, `${link}/photos`, await png(picture), SAID, { json: true })
  return (await response.json<{ key: string }>()).key
}

const FEEDS = ['all', 'day/june-20', 'country/de', 'city/de/berlin', 'kind/rally']
const sequenceIn = (calendar: string) => Number(/^SEQUENCE:(\d+)/m.exec(calendar)?.[1])

describe('a poster', () => {
  test('is nowhere before a coordinator has seen it', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    const { id, link } = await publish(group, coordinator)
    const reader = new Visitor(MORNING)
    const ways = [paths.action('en', id), paths.actionCalendar('en', id), paths.home('en'), '/feeds/all.json']
    const before = await Promise.all(ways.map((path) => reader.read(path)))
    const key = await send(group, link)
    expect(await Promise.all(ways.map((path) => reader.read(path)))).toEqual(before)
    expect((await reader.get(paths.photo(key))).status).toBe(404)
    expect(await group.read(link)).toContain(key)
  })

  test('stands on the page and the cards of its action, with room kept for it and words for who cannot see it', async () => {
    const { id, key, reader } = await withPoster()
    const page = await reader.read(paths.action('en', id))
    const [image = ''] = page.match(/<img [^>]*>/) ?? []
    for (const part of [`src="/photos/${key}"`, 'width="800"', 'height="600"', 'loading="lazy"', 'lang="en"'])
      expect(image).toContain(part)
    expect(image).toContain('alt="Umbrellas over &quot;a square&quot;"')
    expect(page).toContain('A friend')
    expect(page).toContain('https://creativecommons.org/licenses/by/4.0/')
    for (const path of [paths.home('en'), paths.day('fa', 'june-20'), paths.city('en', 'DE', 'berlin')]) {
      const [card = ''] = (await reader.read(path)).match(/<img class="card-poster"[^>]*>/) ?? []
      for (const part of [`src="/photos/${key}?size=small"`, 'width="480"', 'height="360"', 'loading="lazy"', 'alt="U'])
        expect(card).toContain(part)
    }
  })

  test('is an IMAGE of its VEVENT in every calendar, whose other lines stay as they are', async () => {
    const { id, key, reader, before } = await withPoster()
    const image = `IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/webp:${ORIGIN}/photos/${key}`
    const own = await reader.read(paths.actionCalendar('en', id))
    expect(events(own)[0]).toContain(image)
    const without = (calendar: string) =>
      events(calendar)[0]?.filter((line) => !/^(IMAGE|SEQUENCE|DTSTAMP|LAST-MODIFIED)/.test(line))
    expect(without(own)).toEqual(without(before))
    expect(before).not.toContain('IMAGE')
    for (const feed of FEEDS)
      for (const lang of ['en', 'fa'])
        expect(events(await reader.read(`/feeds/${feed}.ics?lang=${lang}`)).flat()).toContain(image)
    const stored = await env.DB.prepare('select vevent, poster from vevents').all<{ vevent: string; poster: string }>()
    expect(stored.results.length).toBeGreaterThan(1)
    // The site's own address is in none of what is kept.
    for (const { vevent, poster } of stored.results) expect([vevent.includes('photos'), poster]).toEqual([false, key])
  })

  test('is in the other feeds, with its size, its words and its licence', async () => {
    const { key, reader } = await withPoster()
    const url = `${ORIGIN}/photos/${key}`
    const json = await (await reader.get('/feeds/all.json')).json<{ actions: { poster: unknown }[] }>()
    expect(json.actions.map(({ poster }) => poster)).toEqual([
      {
        ...{ url, small: `${url}?size=small`, width: 800, height: 600, lang: 'en' },
        ...{ description: SAID.description, credit: 'A friend' },
        licence: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ])
    const geo = await (await reader.get('/feeds/all.geojson')).json<{ features: { properties: object }[] }>()
    expect(geo.features[0]?.properties).toMatchObject({ poster: url, posterCredit: 'A friend' })
    expect(await reader.read('/feeds/all.atom')).toContain(`<link rel="enclosure" type="image/webp" href="${url}"/>`)
  })

  test('is a change of its action when it appears, is replaced and goes: in calendars, lists and caches', async () => {
    const { id, link, key, group, reader, before, office } = await withPoster()
    expect(office.purged).toEqual(expect.arrayContaining([`photo:${key}`, `action:${id}`, 'list', 'day:june-20']))
    const read = () => reader.read(paths.actionCalendar('en', id))
    const revisions = async () =>
      (await env.DB.prepare('select selection, revision from selection_revisions order by selection').all()).results
    const shown = [sequenceIn(before), sequenceIn(await read())]
    const etags = [(await reader.get('/feeds/all.ics')).headers.get('ETag')]
    const raised = [await revisions()]
    // An hour later another one takes its place.
    const later = desk(Date.parse(MORNING) + 3_600_000)
    const next = await send(group, link, quarters(300, 500))
    expect(sequenceIn(await read())).toBe(shown[1])
    await later.publish(next)
    shown.push(sequenceIn(await read()))
    etags.push((await reader.get('/feeds/all.ics')).headers.get('ETag'))
    raised.push(await revisions())
    expect(await read()).toContain(next)
    expect(await read()).not.toContain(key)
    expect(await read()).toContain('DTSTAMP:20270601T110000Z')
    expect((await reader.get(paths.photo(key))).status).toBe(404)
    expect(await rows()).toMatchObject([{ key: next, status: 'published' }])
    expect(await objects()).toHaveLength(2)
    // And at last its organizer deletes it.
    redirectOf(await group.post(`${link}/photos/${next}/delete`, {}))
    shown.push(sequenceIn(await read()))
    etags.push((await reader.get('/feeds/all.ics')).headers.get('ETag'))
    raised.push(await revisions())
    expect(await read()).not.toContain('IMAGE')
    for (const path of [paths.home('en'), paths.action('en', id), '/feeds/all.json'])
      expect(await reader.read(path)).not.toContain(next)
    expect(await objects()).toEqual([])
    expect(shown).toEqual([...shown].sort((a, b) => a - b))
    expect(new Set(shown).size).toBe(4)
    expect(new Set(etags).size).toBe(3)
    expect(new Set(raised.map((each) => JSON.stringify(each))).size).toBe(3)
  })

  test('that is only waiting is deleted without a word to calendars', async () => {
    const { id, link, group, reader } = await withPoster()
    const waiting = await send(group, link)
    const before = await reader.read(paths.actionCalendar('en', id))
    redirectOf(await group.post(`${link}/photos/${waiting}/delete`, {}))
    expect(await reader.read(paths.actionCalendar('en', id))).toBe(before)
  })

  test('of an action that is taken down is nobody’s', async () => {
    const { id, key, reader, coordinator } = await withPoster()
    await env.DB.prepare("update actions set status = 'rejected' where id = ?").bind(id).run()
    expect((await reader.get(paths.photo(key))).status).toBe(404)
    expect((await coordinator.get(paths.deskAction('en', id))).status).toBe(200)
  })

  test('that was sent before the action was published appears with it', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    const { id, link } = await publish(group, coordinator)
    await env.DB.prepare("update actions set status = 'pending' where id = ?").bind(id).run()
    const key = await send(group, link)
    expect((await desk().publish(key)).ok).toBe(true)
    expect((await new Visitor(MORNING).get(paths.photo(key))).status).toBe(404)
    await env.DB.prepare("update actions set status = 'published' where id = ?").bind(id).run()
    expect(await new Visitor(MORNING).read(paths.action('en', id))).toContain(key)
  })
})

test('a verdict on a photo that has changed since is refused, and one on its action is not lost', async () => {
  const { link, group } = await withPoster()
  const key = await send(group, link)
  const office = desk()
  const db = openDatabase(env.DB)
  const seen = await findPhoto(db, key)
  await env.DB.prepare('update photos set revision = revision + 1 where key = ?').bind(key).run()
  if (!seen) throw new Error('it is there')
  const change = changeAt(1)
  expect(await publishPhoto(change, seen)).toEqual({ ok: false, error: 'stale' })
  expect(await rows()).toMatchObject([{ status: 'published' }, { status: 'pending' }])
  expect((await office.publish(key)).ok).toBe(true)
})
