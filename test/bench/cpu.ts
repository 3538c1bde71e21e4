import { setTimeout } from 'node:timers/promises'
import { paths } from '../../worker/paths.ts'
import { cpuTimeOf, TELLS_CPU_TIME } from './cpu-time.ts'
import type { Bench, Site } from './data.ts'
import { type Figure, median } from './report.ts'
import { askFor } from './request.ts'
import { rowsReadBy } from './rows-read.ts'
import { daySlug } from './synthetic.ts'

/** The request that is measured, and one that the same Worker answers without looking anything up. */
const MEASURED = paths.map({ of: 'day', slug: daySlug(0) })
const TRIVIAL = '/map/nowhere.json'

/** Targets, milliseconds of CPU and rows. */
const WARM_MS = 3
const COLD_MS = 10
const ROWS = 2

/** Before this many the compiler has not made up its mind; after so many the median holds still. */
const WARM_UP = 60
const WARM_RUNS = 100
const COLD_RUNS = 5
/** Milliseconds: a slow route need not be asked a hundred times. */
const ENOUGH_MS = 30_000
/** Milliseconds in which the process comes to rest, so that nothing of one request counts for the next. */
const REST_MS = 4
const SETTLE_MS = 300

/**
 * What the map of a day with 10,000 actions costs: the CPU time of the Worker's own process, all threads of it, less
 * what the same process takes for a Worker that does nothing; and the rows that D1 bills. SQLite runs elsewhere.
 */
export async function measureCpu(bench: Bench): Promise<Figure[]> {
  if (!TELLS_CPU_TIME) {
    bench.say('only Linux tells the CPU time of a process: left out')
    return []
  }
  const { figures, queries } = await measureWarm(bench)
  const cold: number[] = []
  for (let run = 0; run < COLD_RUNS; run += 1) cold.push(await onSite(bench, measureCold))
  const rows = await bench.withD1('one-day', (db) => rowsReadBy(db, queries))
  return [
    ...figures,
    {
      name: 'map of a day of 10,000, CPU cold',
      value: median(cold),
      unit: 'ms',
      target: COLD_MS,
      note: `first request of the path in a new process, after one of another path; median of ${COLD_RUNS}`,
    },
    {
      name: 'map of a day of 10,000, rows read',
      value: rows,
      unit: 'rows',
      target: ROWS,
      note: `in ${queries.length} ${queries.length === 1 ? 'query' : 'queries'}`,
    },
  ]
}

async function measureWarm(bench: Bench) {
  return onSite(bench, async ({ worker, database }) => {
    const cpu = cpuTimeOf(worker.pid)
    const idle = median(await costs(cpu, worker.idleOrigin, '/'))
    const trivial = median(await costs(cpu, worker.origin, TRIVIAL))
    const measured = median(await costs(cpu, worker.origin, MEASURED))
    database.takeQueries()
    await askFor(worker.origin, MEASURED)
    const figures: Figure[] = [
      {
        name: 'map of a day of 10,000, CPU warm',
        value: measured - idle,
        unit: 'ms',
        target: WARM_MS,
        note: `${measured.toFixed(2)} less ${idle.toFixed(2)} of a Worker that does nothing`,
      },
      {
        name: 'an address without anything, CPU warm',
        value: trivial - idle,
        unit: 'ms',
        note: 'what every request to the Worker costs',
      },
    ]
    return { figures, queries: database.takeQueries() }
  })
}

async function measureCold({ worker }: Site): Promise<number> {
  const cpu = cpuTimeOf(worker.pid)
  for (const [origin, path] of [
    [worker.idleOrigin, '/'],
    [worker.origin, TRIVIAL],
  ] as const)
    await askFor(origin, path)
  await setTimeout(SETTLE_MS)
  const idle = await costOf(cpu, worker.idleOrigin, '/')
  return (await costOf(cpu, worker.origin, MEASURED)) - idle
}

/** The CPU milliseconds of each of many requests, one after the other, once the process is warm. */
async function costs(cpu: () => Promise<number>, origin: string, path: string): Promise<number[]> {
  const begun = performance.now()
  const isLate = (share: number) => performance.now() - begun > ENOUGH_MS * share
  for (let run = 0; run < WARM_UP && !isLate(1 / 3); run += 1) await askFor(origin, path)
  await setTimeout(SETTLE_MS)
  const each: number[] = []
  while (each.length < WARM_RUNS && !isLate(1)) each.push(await costOf(cpu, origin, path))
  return each
}

async function costOf(cpu: () => Promise<number>, origin: string, path: string): Promise<number> {
  const before = await cpu()
  await askFor(origin, path)
  await setTimeout(REST_MS)
  return (await cpu()) - before
}

async function onSite<T>(bench: Bench, use: (site: Site) => Promise<T>): Promise<T> {
  const site = await bench.startSite('one-day')
  try {
    return await use(site)
  } finally {
    await site.stop()
  }
}
