import ical from 'ical-generator'
import { eventOfAction } from '../../worker/calendar/vevent.ts'
import { eventContext } from '../../worker/change/vevents.ts'
import { paths } from '../../worker/paths.ts'
import { publishedRecord } from '../../worker/rules/action-row.ts'
import { toPublicActions } from '../../worker/rules/public-action.ts'
import type { Selection } from '../../worker/rules/selection.ts'
import { type Asked, COLD_RUNS, coldCost, onSite, warmCosts } from './cpu-cost.ts'
import { cpuTimeOf, TELLS_CPU_TIME } from './cpu-time.ts'
import type { Bench, DataName } from './data.ts'
import { type Figure, median } from './report.ts'
import { askFor } from './request.ts'
import { rowsReadBy } from './rows-read.ts'
import { daySlug, type Plan, syntheticActions } from './synthetic.ts'

/** Calendars of so many actions, with their targets in milliseconds of CPU. */
const FEEDS: { name: string; data: DataName; plan: Plan; selection: Selection; warm: number; cold: number }[] = [
  {
    name: 'calendar of 1,000',
    data: '1k',
    plan: { seed: 1, count: 1_000, days: 5 },
    selection: { of: 'all' },
    warm: 5,
    cold: 10,
  },
  {
    name: 'calendar of 10,000',
    data: 'one-day',
    plan: { seed: 1, count: 10_000, days: 1 },
    selection: { of: 'day', slug: daySlug(0) },
    warm: 10,
    cold: 15,
  },
]
/** Targets of a 304: milliseconds of CPU and rows. */
const NOT_MODIFIED_MS = 1
const NOT_MODIFIED_ROWS = 1
/** The share of requests that the tail leaves out. */
const TAIL = 0.95

/** What calendars cost the Worker: sent whole, and not sent again; beside them the same made from rows by ical-generator. */
export async function measureFeeds(bench: Bench): Promise<Figure[]> {
  if (!TELLS_CPU_TIME) return []
  const figures: Figure[] = []
  for (const feed of FEEDS) figures.push(...(await measureFeed(bench, feed)))
  return figures
}

async function measureFeed(bench: Bench, feed: (typeof FEEDS)[number]): Promise<Figure[]> {
  const { name, data, selection, warm, cold } = feed
  const path = paths.feed(selection, 'en')
  const { figures, etag, queries } = await onSite(bench, data, async ({ worker, database }) => {
    const cpu = cpuTimeOf(worker.pid)
    // The VEVENTs, once made, are kept.
    const { headers } = await askFor(worker.origin, path)
    const again = { path, headers: { 'If-None-Match': headers.etag ?? '' } }
    const idle = median(await warmCosts(cpu, worker.idleOrigin, { path: '/' }))
    const whole = await warmCosts(cpu, worker.origin, { path })
    database.takeQueries()
    if ((await askFor(worker.origin, path, again.headers)).status !== 304) throw new Error(`${path} is sent again`)
    const queries = database.takeQueries()
    const same = await warmCosts(cpu, worker.origin, again)
    return {
      etag: again,
      queries,
      figures: [
        ms(`${name}, CPU warm`, median(whole) - idle, warm, `one in twenty takes more than ${tail(whole, idle)}`),
        ms(`${name}, 304, CPU warm`, median(same) - idle, NOT_MODIFIED_MS, `one in twenty over ${tail(same, idle)}`),
      ],
    }
  })
  const [first, again] = [await coldMedian(bench, data, { path }), await coldMedian(bench, data, etag)]
  const rows = await bench.withD1(data, (db) => rowsReadBy(db, queries))
  return [
    ...figures,
    ms(`${name}, CPU cold`, first, cold, `median of ${COLD_RUNS} new processes`),
    ms(`${name}, 304, CPU cold`, again, undefined, `median of ${COLD_RUNS} new processes`),
    { name: `${name}, 304, rows read`, value: rows, unit: 'rows', target: NOT_MODIFIED_ROWS },
    ms(
      `${name}, by ical-generator from rows`,
      fromRows(feed.plan),
      undefined,
      'CPU in Node, warm, without the database',
    ),
  ]
}

function ms(name: string, value: number, target: number | undefined, note: string): Figure {
  return { name, value, unit: 'ms', note, ...(target === undefined ? {} : { target }) }
}

function tail(costs: readonly number[], idle: number): string {
  const sorted = costs.toSorted((a, b) => a - b)
  return ((sorted[Math.floor(sorted.length * TAIL)] ?? 0) - idle).toFixed(2)
}

async function coldMedian(bench: Bench, data: DataName, asked: Asked): Promise<number> {
  const costs: number[] = []
  for (let run = 0; run < COLD_RUNS; run += 1) costs.push(await onSite(bench, data, (site) => coldCost(site, asked)))
  return median(costs)
}

/** CPU milliseconds for which ical-generator writes such a calendar, the second time. */
function fromRows(plan: Plan): number {
  const now = Date.parse('2040-01-01T00:00Z')
  const records = [...syntheticActions(plan)].map(({ id, fields }) => publishedRecord(id, fields, now))
  const context = { ...eventContext('en'), lang: 'en' }
  const write = () => {
    const actions = toPublicActions(records, now)
    return ical({ events: actions.map((action) => eventOfAction(action, context)) }).toString()
  }
  write()
  const before = process.cpuUsage()
  write()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
