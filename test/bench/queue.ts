import { paths } from '../../worker/paths.ts'
import { onSite, warmCosts } from './cpu-cost.ts'
import { cpuTimeOf, TELLS_CPU_TIME } from './cpu-time.ts'
import type { Bench, Site } from './data.ts'
import { SESSIONS, WAITING } from './fill-desk.ts'
import { type Figure, median } from './report.ts'
import { askFor } from './request.ts'
import { rowsReadBy } from './rows-read.ts'

const DATA = 'waiting'
/** Targets, rows and milliseconds of CPU. */
const ROWS = 200
const WARM_MS = 10

type Page = { name: string; path: string; session: string }
const PAGES: readonly Page[] = [
  { name: 'everything', path: paths.desk('en'), session: SESSIONS.everywhere },
  { name: 'a country', path: paths.desk('en', { country: 'BA' }), session: SESSIONS.everywhere },
  {
    name: 'a country, a language and a day',
    path: paths.desk('en', { country: 'BA', language: 'fa', day: 'day-b' }),
    session: SESSIONS.everywhere,
  },
  { name: 'six countries', path: paths.desk('en'), session: SESSIONS.countries },
  { name: 'six countries, four languages and four days', path: paths.desk('en'), session: SESSIONS.several },
]

/** What the page of the queue costs where much waits: rows that D1 bills, and the CPU of the Worker. */
export async function measureQueue(bench: Bench): Promise<Figure[]> {
  return onSite(bench, DATA, async (site) => {
    const figures: Figure[] = []
    for (const page of PAGES) figures.push(...(await measurePage(bench, site, page)))
    return figures
  })
}

async function measurePage(bench: Bench, site: Site, { name, path, session }: Page): Promise<Figure[]> {
  const { worker, database } = site
  // As the cookie is called where the site is not asked by https.
  const headers = { Cookie: `session=${session}` }
  // The first of all who has these limits waits until their lane is made.
  await askFor(worker.origin, path, headers)
  database.takeQueries()
  const { status } = await askFor(worker.origin, path, headers)
  if (status !== 200) throw new Error(`the queue answers ${status}`)
  const queries = database.takeQueries()
  const value = await bench.withD1(DATA, (db) => rowsReadBy(db, queries))
  const what = `queue of ${WAITING}, ${name}`
  const note = `in ${queries.length} queries`
  const figures: Figure[] = [{ name: `${what}, rows read`, value, unit: 'rows', target: ROWS, note }]
  if (!TELLS_CPU_TIME) return figures
  const cpu = cpuTimeOf(worker.pid)
  const idle = median(await warmCosts(cpu, worker.idleOrigin, { path: '/' }))
  const warm = median(await warmCosts(cpu, worker.origin, { path, headers })) - idle
  return [...figures, { name: `${what}, CPU warm`, value: warm, unit: 'ms', target: WARM_MS }]
}
