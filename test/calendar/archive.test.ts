import { env } from 'cloudflare:workers'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import actions from '../../migrations/archive/actions.json' with { type: 'json' }
import days from '../../migrations/archive/days.json' with { type: 'json' }
import { loadArchive } from '../../migrations/commands/load-archive.ts'
import { paths } from '../../worker/paths.ts'
import { SHIPPED_LANGS } from '../../worker/rules/languages.ts'
import { lintText } from '../support/lint/lint.ts'
import { Visitor } from '../support/site.ts'

test('the archive, real as it is, makes calendars that are well formed and lose nothing', async () => {
  const visitor = new Visitor('2027-01-01T00:00Z')
  expect(await loadArchive(env, visitor.now)).toEqual({ days: days.length, actions: actions.length })
  const all = { kind: null, from: '2000-01-01', to: null }
  for (const lang of SHIPPED_LANGS) {
    const calendar = await visitor.read(paths.feed({ of: 'all' }, lang, all))
    expect(lintText(calendar)).toEqual([])
    const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
    expect(events).toHaveLength(actions.length)
    expect(
      events.map((event) => new ICAL.Event(event)).filter(({ startDate, endDate }) => endDate.compare(startDate) < 0),
    ).toEqual([])
    expect(lintText(await visitor.read(paths.feed({ of: 'days' }, lang)))).toEqual([])
  }
})
