import { setTimeout } from 'node:timers/promises'
import { cpuTimeOf } from './cpu-time.ts'
import type { Bench, DataName, Site } from './data.ts'
import { askFor } from './request.ts'

/** A request: its path, and headers beside those that a cache sends. */
export type Asked = { path: string; headers?: Record<string, string> }

/** A request that the Worker answers without looking anything up. */
export const TRIVIAL = '/map/nowhere.json'
export const COLD_RUNS = 5

/** Before this many the compiler has not made up its mind; after so many the median holds still. */
const WARM_UP = 60
const WARM_RUNS = 100
/** Milliseconds: a slow route need not be asked a hundred times. */
const ENOUGH_MS = 30_000
/** Milliseconds in which the process comes to rest, so that nothing of one request counts for the next. */
const REST_MS = 4
const SETTLE_MS = 300

/** The CPU milliseconds of each of many requests, one after the other, once the process is warm. */
export async function warmCosts(cpu: () => Promise<number>, origin: string, asked: Asked): Promise<number[]> {
  const begun = performance.now()
  const isLate = (share: number) => performance.now() - begun > ENOUGH_MS * share
  for (let run = 0; run < WARM_UP && !isLate(1 / 3); run += 1) await askFor(origin, asked.path, asked.headers)
  await setTimeout(SETTLE_MS)
  const each: number[] = []
  while (each.length < WARM_RUNS && !isLate(1)) each.push(await costOf(cpu, origin, asked))
  return each
}

/** The CPU milliseconds of the first request of a path in a new process, after one of another path. */
export async function coldCost({ worker }: Site, asked: Asked): Promise<number> {
  const cpu = cpuTimeOf(worker.pid)
  for (const [origin, path] of [
    [worker.idleOrigin, '/'],
    [worker.origin, TRIVIAL],
  ] as const)
    await askFor(origin, path)
  await setTimeout(SETTLE_MS)
  const idle = await costOf(cpu, worker.idleOrigin, { path: '/' })
  return (await costOf(cpu, worker.origin, asked)) - idle
}

async function costOf(cpu: () => Promise<number>, origin: string, { path, headers }: Asked): Promise<number> {
  const before = await cpu()
  await askFor(origin, path, headers)
  await setTimeout(REST_MS)
  return (await cpu()) - before
}

/** Starts the Worker on one of the databases, uses it, and stops it. */
export async function onSite<T>(bench: Bench, data: DataName, use: (site: Site) => Promise<T>): Promise<T> {
  const site = await bench.startSite(data)
  try {
    return await use(site)
  } finally {
    await site.stop()
  }
}
