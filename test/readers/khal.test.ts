import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { asSent, byUid, expectedBy, FEED, type ReadEvent, TUESDAYS } from './expected.ts'
import { folderForTests, isInstalled, machineKnowsMoroccoOf2026, run } from './program.ts'

const home = folderForTests()

/** khal's settings for somebody in a zone: dates and hours as ISO has them. */
function settings(zone: string): string {
  const calendar = join(home, 'calendar')
  mkdirSync(calendar, { recursive: true })
  const file = join(home, `${zone.replace('/', '-')}.conf`)
  const sections = [
    ...['[calendars]', '[[feed]]', `path = ${calendar}`, '[sqlite]', `path = ${file}.db`],
    ...['[default]', 'default_calendar = feed', '[locale]', `local_timezone = ${zone}`, `default_timezone = ${zone}`],
    ...['timeformat = %H:%M', 'dateformat = %Y-%m-%d', 'longdateformat = %Y-%m-%d'],
    ...['datetimeformat = %Y-%m-%d %H:%M', 'longdatetimeformat = %Y-%m-%d %H:%M'],
  ]
  writeFileSync(file, sections.join('\n'))
  return file
}

/** Events as khal lists them: what ends a field and what ends an event are characters that no text of ours has. */
async function list(zone: string, ...args: string[]): Promise<ReadEvent[]> {
  const format = '{uid}\x1f{start-long}\x1f{end-long}\x1f{status}\x1f{title}\x1e'
  const options = ['-c', settings(zone), 'list', '--day-format', '', '--format', format, ...args]
  const { code, output, errors } = await run('khal', options, { home })
  expect([code, errors]).toEqual([0, ''])
  return output.split('\x1e').flatMap((event) => {
    const [uid, starts = '', ends = '', status = '', summary = ''] = event.trim().split('\x1f')
    return uid ? [{ uid, starts, ends, status: status.trim(), summary: asSent(summary) }] : []
  })
}

/** What khal is to say in a zone: hours as the clocks there show them, the last date of several rather than the next. */
function shownIn(zone: string, { starts, ends, ...event }: ReadEvent): ReadEvent {
  const hour = (utc: string) =>
    new Date(utc).toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const isDate = !starts.includes('T')
  if (isDate) {
    const last = new Date(Date.parse(ends) - 86_400_000).toISOString().slice(0, 10)
    return { ...event, starts, ends: last }
  }
  // Its own rule: what has no end lasts an hour.
  const until = ends === starts ? new Date(Date.parse(starts) + 3_600_000).toISOString() : ends
  return { ...event, starts: hour(starts), ends: hour(until) }
}

describe.skipIf(!isInstalled('khal', ['--version'], 'khal'))('khal', () => {
  beforeAll(async () => {
    const imported = await run('khal', ['-c', settings('UTC'), 'import', '--batch', '-a', 'feed', FEED], { home })
    expect([imported.code, imported.errors]).toEqual([0, ''])
  })

  test.each(['UTC', 'Asia/Tehran', 'America/Los_Angeles', 'Australia/Lord_Howe'])(
    'lists every event at its hour, to somebody in %s',
    async (zone) => {
      const expected = expectedBy({ knowsMoroccoOf2026: machineKnowsMoroccoOf2026() })
      expect(byUid(await list(zone, '--once', '2019-01-01', '3650d'))).toEqual(
        expected.map((event) => shownIn(zone, event)),
      )
    },
  )

  test('repeats the weekly day on its dates, over both changes of the clocks', async () => {
    for (const [from, dates] of [
      ['2027-03-17', TUESDAYS.slice(0, 3)],
      ['2027-10-20', TUESDAYS.slice(3)],
    ] as const) {
      const listed = await list('Europe/Berlin', from, '24d')
      expect(listed.filter(({ uid }) => uid === 'day-every-tuesday@hamseda').map(({ starts }) => starts)).toEqual(dates)
    }
  })
})
