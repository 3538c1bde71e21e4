import { env } from 'cloudflare:workers'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import actions from '../migrations/archive/actions.json' with { type: 'json' }
import days from '../migrations/archive/days.json' with { type: 'json' }
import { loadArchive } from '../migrations/commands/load-archive.ts'
import { citiesNamed } from '../worker/cities/cities.ts'
import { paths } from '../worker/paths.ts'
import { isKind } from '../worker/rules/kinds.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { addDays } from '../worker/rules/when.ts'
import { callDay, coordinatorAt, events, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const NOW = '2027-06-01T10:00Z'
const FEED = '/feeds/all.ics?from=2021-01-01'

/** Ids by title; of several actions of one title, the last. */
async function idsByTitle(): Promise<Map<string, string>> {
  const { action_texts = [] } = await dumpDatabase()
  return new Map(action_texts.map(({ title, action_id }) => [String(title), String(action_id)]))
}

/** What a line of a VEVENT says, or nothing. */
function line(event: string[], name: string): string | undefined {
  return event.find((each) => each.startsWith(name))
}

/** RFC 5545, section 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&')
}

describe('the archive', () => {
  test('goes into an empty database whole: 8 days, 56 actions, 23 reports', async () => {
    expect(await loadArchive(env, Date.parse(NOW))).toEqual({ days: 8, actions: 56 })
    const stored = await dumpDatabase()
    expect([stored.days?.length, stored.actions?.length, stored.reports?.length]).toEqual([8, 56, 23])
    expect(new Set(stored.actions?.map(({ status }) => status))).toEqual(new Set(['published']))
    expect(new Set(stored.reports?.map(({ status }) => status))).toEqual(new Set(['published']))
    // Nobody holds a link to what is over, and nobody left an address.
    expect(stored.actions?.filter(({ link_hash }) => link_hash !== null)).toEqual([])
    expect(stored.contacts).toEqual([])
  })

  test('is refused by a database that holds anything', async () => {
    await callDay(await coordinatorAt(NOW), 'june-20-2027')
    const before = await dumpEverything()
    await expect(loadArchive(env, Date.parse(NOW))).rejects.toThrow('holds something already')
    expect(await dumpEverything()).toBe(before)
  })

  test('has the same ids wherever and whenever it is loaded', async () => {
    await loadArchive(env, Date.parse(NOW))
    const titles = async () =>
      (await dumpDatabase()).action_texts?.map(({ action_id, title }) => `${action_id} ${title}`)
    const first = await titles()
    for (const table of ['actions', 'days']) await env.DB.prepare(`delete from ${table}`).run()
    await loadArchive(env, Date.parse('2028-01-01T00:00Z'))
    expect(await titles()).toEqual(first)
    expect(first).toHaveLength(56)
  })

  test('is in the calendar, each action once, at its date, or at its hour where that is known', async () => {
    await loadArchive(env, Date.parse(NOW))
    const calendar = await new Visitor(NOW).read(FEED)
    const found = events(calendar).map((event) =>
      [line(event, 'SUMMARY'), line(event, 'DTSTART'), line(event, 'DTEND')].join(' '),
    )
    const compact = (date: string) => date.replaceAll('-', '')
    const wanted = actions.map(({ title, all_day, start, end, timezone }) =>
      [
        `SUMMARY:${escaped(title)}`,
        all_day
          ? `DTSTART;VALUE=DATE:${compact(start)}`
          : `DTSTART;TZID=${timezone}:${compact(start).replace(':', '')}00`,
        all_day
          ? `DTEND;VALUE=DATE:${compact(addDays(end ?? start, 1))}`
          : `DTEND;TZID=${timezone}:${compact(end ?? '').replace(':', '')}00`,
      ].join(' '),
    )
    expect(found.sort()).toEqual(wanted.sort())
    expect(found).toHaveLength(56)
  })

  test('is read the same by another program', async () => {
    await loadArchive(env, Date.parse(NOW))
    const calendar = new ICAL.Component(ICAL.parse(await new Visitor(NOW).read(FEED)))
    const read = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
    expect(read).toHaveLength(56)
    expect(new Set(read.map(({ uid }) => uid)).size).toBe(56)
    const said = read.map(({ summary, startDate, endDate }) => `${summary} ${startDate} ${endDate}`).sort()
    const wanted = actions.map(({ title, all_day, start, end }) =>
      all_day ? `${title} ${start} ${addDays(end ?? start, 1)}` : `${title} ${start}:00 ${end}:00`,
    )
    expect(said).toEqual(wanted.sort())
    const timed = read.find(({ startDate }) => !startDate.isDate)
    expect([timed?.startDate.zone.tzid, timed?.startDate.toJSDate().toISOString()]).toEqual([
      'Europe/Berlin',
      '2022-05-21T12:00:00.000Z',
    ])
  })

  test('has a page for everything in it, in each language', { timeout: 120_000 }, async () => {
    await loadArchive(env, Date.parse(NOW))
    const visitor = new Visitor(NOW)
    const { groups = [] } = await dumpDatabase()
    const ids = (await dumpDatabase()).actions?.map(({ id }) => String(id)) ?? []
    const cities = new Set(
      actions.map(({ city, country }) => `${country.toLowerCase()}/${citiesNamed(city, country)[0]?.slug}`),
    )
    for (const lang of SHIPPED_LANGS) {
      const pages = [
        ...ids.map((id) => paths.action(lang, id)),
        ...ids.map((id) => paths.actionCalendar(lang, id)),
        ...days.map(({ slug }) => paths.day(lang, slug)),
        ...groups.map(({ slug }) => paths.group(lang, String(slug))),
        ...new Set(actions.map(({ country }) => paths.country(lang, country))),
        ...[...cities].map((city) => `/${lang}/cities/${city}`),
        ...new Set(actions.flatMap(({ kind }) => (isKind(kind) ? [paths.kind(lang, kind)] : []))),
      ]
      const failed: string[] = []
      for (const page of pages) if ((await visitor.get(page)).status !== 200) failed.push(page)
      expect(failed).toEqual([])
    }
  })

  test('says no more of a date than is known', async () => {
    await loadArchive(env, Date.parse(NOW))
    const visitor = new Visitor(NOW)
    const ids = await idsByTitle()
    const month = ids.get('A rapist on your path, in Farsi') ?? ''
    const week = ids.get('Khodanour at the Embarcadero') ?? ''
    const page = await visitor.read(paths.action('en', month))
    expect(page).toContain('In November 2022')
    expect(page).not.toMatch(/15 November|November 15|2022-11-15/)
    expect(await visitor.read(paths.action('es', month))).toMatch(/noviembre de 2022/)
    expect(await visitor.read(paths.action('fa', month))).toMatch(/نوامبر ۲۰۲۲/)
    expect(await visitor.read(paths.action('en', week))).toContain('In the week of November 26, 2022')
    expect(await visitor.read(paths.actionCalendar('en', month))).toContain('Only the month is known')
  })

  test('counts by its public version, and shows its reports', async () => {
    await loadArchive(env, Date.parse(NOW))
    const home = await new Visitor(NOW).read(paths.home('en'))
    expect(home).toContain('<span>56 actions</span>')
    expect(home).toContain(`<span>${new Set(actions.map(({ country }) => country)).size} countries</span>`)
    const bogota = actions.find(({ participants }) => participants === 36)
    const page = await new Visitor(NOW).read(paths.action('en', (await idsByTitle()).get(bogota?.title ?? '') ?? ''))
    expect(page).toMatch(/<strong>36<\/strong> counted by the organizers/)
  })
})
