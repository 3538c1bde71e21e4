import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { asSent, byUid, DESCRIPTIONS, expectedBy, feed, type ReadEvent } from './expected.ts'
import { folderForTests, isInstalled, machineKnowsMoroccoOf2026, PYTHON, run } from './program.ts'

const home = folderForTests()
/** What `read_events.py` prints. */
type Read = { name: string; events: (ReadEvent & { description: string; rule: string | null; errors: string[] })[] }

describe.skipIf(!isInstalled(PYTHON, ['-c', 'import icalendar'], 'python3-icalendar'))('python3-icalendar', () => {
  let read: Read = { name: '', events: [] }
  beforeAll(async () => {
    const script = join(import.meta.dirname, 'read_events.py')
    const { code, output, errors } = await run(PYTHON, [script], { home, input: feed })
    expect([code, errors]).toEqual([0, ''])
    read = JSON.parse(output)
  })

  test('finds every event at its hour', () => {
    const found = read.events.map(
      ({ uid, starts, ends, status, summary }): ReadEvent => ({ uid, starts, ends, status, summary: asSent(summary) }),
    )
    expect(byUid(found)).toEqual(expectedBy({ knowsMoroccoOf2026: machineKnowsMoroccoOf2026() }))
    expect(read.events.flatMap(({ errors }) => errors)).toEqual([])
  })

  test('reads long and hostile texts letter for letter', () => {
    for (const [uid, description] of Object.entries(DESCRIPTIONS))
      expect(read.events.find((event) => event.uid === uid)?.description).toBe(description)
    expect(read.name).toBe('Hard; cases, all')
  })

  test('finds the rule of the weekly day, and no other', () => {
    expect(read.events.flatMap(({ rule }) => rule ?? [])).toEqual(['FREQ=WEEKLY;UNTIL=20271228;BYDAY=TU'])
  })
})
