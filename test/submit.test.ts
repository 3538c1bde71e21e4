import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { answer } from './support/crawl.ts'
import {
  callDay,
  coordinatorAt,
  decide,
  events,
  idOfAction,
  MORNING,
  publish,
  redirectOf,
  register,
  registration,
  Visitor,
} from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const iran = { city: 'Tehran', country: 'IR' }
const online = { attendance: 'online', city: '', venue: '', tier: '', zone: 'Europe/Berlin' }

describe('what a form cannot do', () => {
  test('names that are not in it change nothing', async () => {
    const visitor = new Visitor(MORNING)
    const names = { status: 'published', id: '0000000000', sequence: '9', published_at: '1', publishedAt: '1' }
    const others = {
      link_hash: 'x',
      linkHash: 'x',
      revision: '7',
      cancelledBy: 'organizer',
      __proto__: 'x',
      constructor: 'x',
    }
    await register(visitor, { title: 'Plain', groups: 'G' })
    const [plain] = (await dumpDatabase()).actions ?? []
    await register(visitor, {
      title: 'Odd',
      groups: 'G',
      ...names,
      ...others,
      created_at: '1',
      email_hmac: 'x',
      group_id: '1',
    })
    const odd = (await dumpDatabase()).actions?.find(({ id }) => id !== plain?.id)
    expect({ ...odd, id: null, link_hash: null }).toEqual({ ...plain, id: null, link_hash: null })
    expect(odd).toMatchObject({ status: 'pending', sequence: 0, revision: 0, published_at: null })
  })

  test('markup in any field is text everywhere it is shown', async () => {
    const visitor = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const evil = `"><img src=x onerror=alert(1)><script>alert(1)</script>'`
    await callDay(coordinator, 'june-20-2027', { title_en: evil, call_en: evil })
    const texts = Object.fromEntries(
      ['title', 'summary', 'groups', 'neighbourhood', 'venue', 'address', 'accessNote'].map((name) => [name, evil]),
    )
    const form = registration({ ...texts, days: 'june-20-2027', linkUrl: `https://x.example/${evil}` })
    const link = redirectOf(await visitor.post(paths.submit('en'), form)).replace('?new', '')
    const id = await idOfAction(evil)
    const organizers = await answer(visitor, link)
    const desk = await answer(coordinator, paths.deskAction('en', id))
    const queue = await answer(coordinator, paths.desk('en'))
    redirectOf(await decide(coordinator, id, 'publish', { confirmed: evil }))
    redirectOf(await visitor.post(`${link}/edit`, { ...form, venue: `${evil}2` }))
    const pages = [organizers, desk, queue, await answer(coordinator, paths.deskAction('en', id))]
    redirectOf(await visitor.post(`${link}/cancel`, { reason: evil }))
    for (const path of [
      link,
      paths.home('en'),
      paths.action('fa', id),
      paths.day('es', 'june-20-2027'),
      `/en/?kind=${evil}`,
      `/en/"><script>alert(1)`,
    ])
      pages.push(await answer(visitor, path))
    for (const page of pages) {
      expect(page).not.toMatch(/<img|<script>|onerror=alert\(1\)>/)
      expect(page).toContain('script')
    }
    const [event] = events(await visitor.read(paths.actionCalendar('en', id)))
    expect(event).toContain(`LOCATION:${evil.replaceAll(',', '\\,')}\\, ${evil}\\, ${evil}\\, Berlin\\, Germany`)
  })

  test('the same form twice, also at once, is one action with one link', async () => {
    const visitor = new Visitor(MORNING)
    const form = registration({ email: 'organizer@mail.example' })
    const posts = await Promise.all(Array.from({ length: 5 }, () => visitor.post(paths.submit('en'), form)))
    const links = new Set([...posts, await visitor.post(paths.submit('en'), form)].map(redirectOf))
    expect(links.size).toBe(1)
    const { actions, contacts, action_texts } = await dumpDatabase()
    expect([actions?.length, contacts?.length, action_texts?.length]).toEqual([1, 1, 1])
    expect((await env.PRIVATE.list({ prefix: 'contacts/' })).objects).toHaveLength(1)
  })

  test('posted again after "delete everything" it brings nothing back', async () => {
    const visitor = new Visitor(MORNING)
    const form = registration({ email: 'organizer@mail.example' })
    const link = redirectOf(await visitor.post(paths.submit('en'), form)).replace('?new', '')
    redirectOf(await visitor.post(`${link}/delete`, { confirm: 'on' }))
    const before = await dumpEverything()
    const again = redirectOf(await visitor.post(paths.submit('en'), form))
    expect(await dumpEverything()).toBe(before)
    expect((await visitor.get(again)).status).toBe(404)
  })

  test('a key of another form than ours is not taken: the link stays unguessable', async () => {
    const visitor = new Visitor(MORNING)
    const links = [
      register(visitor, { key: 'guess' }),
      register(visitor, { key: 'guess' }),
      register(visitor, { key: '' }),
    ]
    expect(new Set(await Promise.all(links)).size).toBe(3)
  })
})

describe('what is taken', () => {
  const persian = {
    title: 'همایش ایستگاه',
    summary: 'گرد هم می\u200cآییم.',
    lang: 'fa',
    city: 'برلین',
    groups: 'گروه آزمایش',
  }

  test('Persian text and digits, in dates, hours and coordinates', async () => {
    const form = {
      ...persian,
      startDate: '۲۰۲۷-۰۶-۲۰',
      startTime: '۱۵:۰۰',
      endTime: '٠٠:٣٠',
      endDate: '۲۰۲۷-۰۶-۲۱',
      lat: '۵۲٫۵۱',
      lon: '۱۳,۳۵',
    }
    const { id } = await publish(new Visitor(MORNING), await coordinatorAt(MORNING), form)
    const page = await new Visitor(MORNING).read(paths.action('fa', id))
    expect(page).toContain('<h1 lang="fa" dir="rtl">همایش ایستگاه</h1>')
    expect(page).toContain('گرد هم می\u200cآییم.')
    const [event] = events(await new Visitor(MORNING).read(paths.actionCalendar('fa', id)))
    expect(event).toEqual(
      expect.arrayContaining([
        'DTSTART;TZID=Europe/Berlin:20270620T150000',
        'DTEND;TZID=Europe/Berlin:20270621T003000',
        'GEO:52.51;13.35',
      ]),
    )
  })

  test.each<[string, FormValues, string[]]>([
    [
      'Spanish, online',
      { title: 'Charla en línea', lang: 'es', kind: 'talk', ...online, joinUrl: 'https://join.example/room' },
      ['DTSTART;TZID=Europe/Berlin:20270620T150000'],
    ],
    [
      'in person and online',
      { attendance: 'both', joinUrl: 'https://join.example/room' },
      ['DTSTART;TZID=Europe/Berlin:20270620T150000'],
    ],
    ['without an end', { endTime: '' }, ['DTSTART;TZID=Europe/Berlin:20270620T150000']],
    [
      'all day',
      { allDay: 'on', startTime: '', endTime: '' },
      ['DTSTART;VALUE=DATE:20270620', 'DTEND;VALUE=DATE:20270621'],
    ],
    [
      'several days',
      { allDay: 'on', startTime: '', endTime: '', endDate: '2027-06-22' },
      ['DTSTART;VALUE=DATE:20270620', 'DTEND;VALUE=DATE:20270623'],
    ],
    [
      'an hour that comes twice: the first',
      { startDate: '2027-10-31', startTime: '02:30', endTime: '05:00' },
      ['DTSTART:20271031T003000Z'],
    ],
    ['Iran, the country alone', { ...iran, tier: 'country' }, ['LOCATION:Iran']],
    [
      'a village that nobody knows',
      { city: 'Nowhereville', country: 'DE', lat: '51', lon: '10', zone: 'Europe/Berlin' },
      ['GEO:51;10'],
    ],
    [
      'a city of two countries, with its country',
      { city: 'Cartagena', country: 'CO' },
      ['DTSTART;TZID=America/Bogota:20270620T150000'],
    ],
  ])('%s', async (_, otherwise, lines) => {
    const { id } = await publish(new Visitor(MORNING), await coordinatorAt(MORNING), otherwise)
    const supporter = new Visitor(MORNING)
    const [event] = events(await supporter.read(paths.actionCalendar('en', id)))
    expect(event).toEqual(expect.arrayContaining(lines))
    for (const lang of SHIPPED_LANGS) expect((await supporter.get(paths.action(lang, id))).status).toBe(200)
  })
})
