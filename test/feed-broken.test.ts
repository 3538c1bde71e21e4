import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { paths } from '../worker/paths.ts'
import { FEED_FORMATS } from '../worker/rules/feed-format.ts'
import type { Selection } from '../worker/rules/selection.ts'
import { callDay, coordinatorAt, MORNING, publish, Visitor } from './support/site.ts'

const SLUG = 'june-20-2027'
const DAY: Selection = { of: 'day', slug: SLUG }
const SELECTIONS: Selection[] = [DAY, { of: 'days' }, { of: 'all' }, { of: 'city', cc: 'DE', slug: 'berlin' }]
/** No moment that a Date can be (ECMA-262, section 21.4.1.1). */
const NO_MOMENT = 9_000_000_000_000_000

const run = (sql: string, ...values: (string | number)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

let coordinator: Visitor
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, SLUG, { title_en: 'The day itself' })
  await callDay(coordinator, 'another-day', { title_en: 'Another day' })
  await publish(new Visitor(MORNING), coordinator, { title: 'As it should be', days: SLUG })
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** Which of these words each feed of each selection holds, which is always there. */
async function holding(...words: string[]): Promise<Record<string, string[]>> {
  const held: Record<string, string[]> = {}
  for (const selection of SELECTIONS)
    for (const format of FEED_FORMATS) {
      const response = await new Visitor(MORNING).get(paths.feed(selection, 'en', {}, format))
      const text = await response.text()
      held[`${selection.of}.${format} ${response.status}`] = words.filter((word) => text.includes(word))
    }
  return held
}

function always(of: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(of).flatMap(([selection, words]) =>
      FEED_FORMATS.map((format): [string, string[]] => [`${selection}.${format} 200`, words]),
    ),
  )
}

describe('a day that cannot be told costs no reader anything else', () => {
  test.each([
    ['without a text', 'delete from day_texts where day_id = (select id from days where slug = ?)'],
    ['published at no moment', `update days set published_at = ${NO_MOMENT} where slug = ?`],
  ])('one %s', async (_, spoil) => {
    await run(spoil, SLUG)
    expect(await holding('As it should be', `day-${SLUG}@hamseda`, 'day-another-day@hamseda')).toEqual(
      always({
        day: ['As it should be'],
        days: ['day-another-day@hamseda'],
        all: ['As it should be'],
        city: ['As it should be'],
      }),
    )
  })

  test('one without a text is called by its slug, in its calendar and in its actions', async () => {
    await run('delete from day_texts')
    const calendar = await new Visitor(MORNING).read(paths.feed(DAY, 'fa'))
    expect(calendar).toContain(`\r\nNAME:${SLUG}\r\n`)
    expect(calendar).toMatch(new RegExp(`\r\nCATEGORIES:[^\r]*,${SLUG}\r\n`))
    const atom = await new Visitor(MORNING).read(paths.feed(DAY, 'fa', {}, 'atom'))
    expect(atom).toContain(`<title>${SLUG}</title>`)
  })
})

describe('an action that cannot be told costs no reader anything else', () => {
  test.each([
    ['without a text', 'delete from action_texts where action_id = ?'],
    ['published at no moment', `update actions set published_at = ${NO_MOMENT} where id = ?`],
    ['in no zone', "update actions set zone = 'Nowhere/Land' where id = ?"],
    ['on no date', "update actions set starts_local = '2027-06-31T15:00', ends_local = null where id = ?"],
  ])('one %s', async (_, spoil) => {
    const { id } = await publish(new Visitor(MORNING), coordinator, { title: 'Cannot be told', days: SLUG })
    await run(spoil, id)
    expect(await holding('As it should be', 'Cannot be told', `${id}@hamseda`)).toEqual(
      always({ day: ['As it should be'], days: [], all: ['As it should be'], city: ['As it should be'] }),
    )
    // The rest is as new as the newest of what is told.
    const atom = await new Visitor(MORNING).read(paths.feed({ of: 'all' }, 'en', {}, 'atom'))
    expect(atom).toContain(`<updated>${MORNING.slice(0, 10)}`)
  })

  test.each([
    ['without a text', 'delete from action_texts where action_id = ?'],
    ['in no zone', "update actions set zone = 'Nowhere/Land' where id = ?"],
  ])('and one %s takes its own event from nobody: its calendar is a failure, not empty', async (_, spoil) => {
    const { id } = await publish(new Visitor(MORNING), coordinator, { title: 'Cannot be told', days: SLUG })
    await run(spoil, id)
    const response = await new Visitor(MORNING).get(paths.actionCalendar('en', id))
    expect([response.status, response.headers.get('Content-Type')]).toEqual([503, 'text/plain; charset=UTF-8'])
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })
})

test('the feeds of a city that the gazetteer has no longer are there still', async () => {
  const city = '/feeds/city/de/atlantis'
  expect((await new Visitor(MORNING).get(`${city}.ics`)).status).toBe(404)
  await run("insert into selection_revisions values ('city/de/atlantis', 1)")
  for (const format of FEED_FORMATS) {
    const response = await new Visitor(MORNING).get(`${city}.${format}`)
    expect([format, response.status]).toEqual([format, 200])
  }
  expect(await new Visitor(MORNING).read(`${city}.ics`)).toContain('NAME:atlantis')
})
