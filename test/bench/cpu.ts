import { paths } from '../../worker/paths.ts'
import { COLD_RUNS, coldCost, onSite, TRIVIAL, warmCosts } from './cpu-cost.ts'
import { cpuTimeOf, TELLS_CPU_TIME } from './cpu-time.ts'
import type { Bench } from './data.ts'
import { type Figure, median } from './report.ts'
import { askFor } from './request.ts'
import { rowsReadBy } from './rows-read.ts'
import { daySlug } from './synthetic.ts'

/** What is measured: the map of the one day of this data. */
const DATA = 'one-day'
const MEASURED = paths.map({ of: 'day', slug: daySlug(0) })

/** Targets, milliseconds of CPU and rows. */
const WARM_MS = 3
const COLD_MS = 10
const ROWS = 2

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
  for (let run = 0; run < COLD_RUNS; run += 1)
    cold.push(await onSite(bench, DATA, (site) => coldCost(site, { path: MEASURED })))
  const rows = await bench.withD1(DATA, (db) => rowsReadBy(db, queries))
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
  return onSite(bench, DATA, async ({ worker, database }) => {
    const cpu = cpuTimeOf(worker.pid)
    const idle = median(await warmCosts(cpu, worker.idleOrigin, { path: '/' }))
    const trivial = median(await warmCosts(cpu, worker.origin, { path: TRIVIAL }))
    const measured = median(await warmCosts(cpu, worker.origin, { path: MEASURED }))
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
