import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { addSource } from '../../worker/change/sources.ts'
import { lookAtSources } from '../../worker/jobs/sources.ts'
import type { ImportDefaults } from '../../worker/rules/import-columns.ts'
import { openDatabase } from '../../worker/store/database.ts'
import { findSourceNamed, type Source } from '../../worker/store/sources.ts'
import { DEFAULTS, expectWithin, putCoordinator } from './imports.ts'
import { type Death, invocation } from './invocation.ts'

export const ADDRESS = 'https://calendar.partner.org/feed.ics'

/** A calendar of these events, each its lines. */
export function calendarOf(...events: string[][]): string {
  const lines = events.flatMap((event) => ['BEGIN:VEVENT', 'DTSTAMP:20270101T000000Z', ...event, 'END:VEVENT'])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

/** An event of the test; the test names what it wants otherwise. */
export function event(uid: string, otherwise: Record<string, string> = {}): string[] {
  const lines = {
    SUMMARY: `Event ${uid}`,
    DTSTART: '20270620T130000Z',
    DTEND: '20270620T150000Z',
    LOCATION: 'Main station\\, Berlin\\, Germany',
    ...otherwise,
  }
  return [`UID:${uid}@partner.org`, ...Object.entries(lines).map(([name, value]) => `${name}:${value}`)]
}

/** A partner's server: what it answers, and what it was asked. */
export class Partner {
  calendar = calendarOf()
  answer: (request: Request) => Response | Promise<Response> = () =>
    new Response(this.calendar, { headers: { 'Content-Type': 'text/calendar' } })
  readonly asked: Request[] = []
  /** Settings of the site in place of its own. */
  settings: Partial<Pick<Env, 'TIER_CAPS'>> = {}

  /** As the site's own fetch is called. */
  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    expect(init.redirect).toBe('manual')
    const request = new Request(url, init)
    this.asked.push(request)
    return this.answer(request)
  }

  /** Lets the site look at its calendars, each run an invocation of its own, so many times from an hour on. */
  async looked(moment: string, times = 1, death: Death | null = null): Promise<void> {
    for (let run = 0; run < times; run += 1) {
      const { change, spent, isDead } = invocation(Date.parse(moment), death)
      await lookAtSources(change, { ...env, ...this.settings }, this.fetch).catch((error: unknown) => {
        if (!isDead()) throw error
      })
      expectWithin(spent)
    }
  }
}

/** Adds the partner's calendar; `trusted` as an owner would have it, `chosen` what is to stand where it says nothing. */
export async function added(trusted = false, chosen: Partial<ImportDefaults> = {}): Promise<Source> {
  const coordinatorId = await putCoordinator()
  const { change } = invocation(Date.parse('2027-06-01T10:00Z'))
  const source = await addSource(change, coordinatorId, {
    ...{ name: 'A partner', address: ADDRESS, defaults: { ...DEFAULTS, ...chosen } },
  })
  if (!source.ok) throw new Error(source.error)
  if (trusted) await env.DB.prepare('update sources set trusted = 1').run()
  return source.value
}

/** The source as it stands. */
export async function sourceNow(): Promise<Source> {
  const source = await findSourceNamed(openDatabase(env.DB), 'A partner')
  if (!source) throw new Error('there is no source')
  return source
}

/** What became of its events, by title. */
export async function became(): Promise<Record<string, string>> {
  const { results } = await env.DB.prepare(
    'select title, status, cancelled_by from actions join action_texts on action_id = actions.id order by title',
  ).all<{ title: string; status: string }>()
  return Object.fromEntries(results.map(({ title, status }) => [title, status]))
}
