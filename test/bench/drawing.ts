import { setTimeout } from 'node:timers/promises'
import { HOME, mapless, readProbe, untilDrawn, type Visitor, withVisitor } from './chromium.ts'
import type { Bench } from './data.ts'
import { measureInputs } from './inputs.ts'
import { type Figure, median } from './report.ts'

const DATA = ['empty', '10k', '100k'] as const
/** What is drawn, and the same pages with nothing on their maps, which the others are held against. */
const DRAWN = ['empty', mapless('10k'), '10k', mapless('100k'), '100k'] as const
type Drawn = (typeof DRAWN)[number]
/** Odd, so that the median is a run that there was. */
const ROUNDS = 9
/** Milliseconds: what comes after the map is drawn holds visitors up too. */
const AFTERWARDS_MS = 1000
/** A task may take so long before it counts as blocking, milliseconds (W3C Long Tasks). */
const NOT_BLOCKING_MS = 50
/** Targets at 10,000 actions: milliseconds. */
const BLOCKING_AT_MOST = 50
const BEYOND_EMPTY_AT_MOST = 200

type Run = { drawn: number; blocking: number; markers: number }

/** How long a visitor waits for the map in Chromium, with and without actions, and how long nothing else is possible. */
export async function measureDrawing(bench: Bench): Promise<Figure[]> {
  return withVisitor(bench, DATA, async (visitor) => {
    // What the Worker and the caches do once is done before.
    for (const drawn of DRAWN) await draw(visitor, drawn)
    const runs = new Map<Drawn, Run[]>(DRAWN.map((drawn) => [drawn, []]))
    for (let round = 0; round < ROUNDS; round += 1)
      for (const drawn of DRAWN) runs.get(drawn)?.push(await draw(visitor, drawn))
    const middle = (drawn: Drawn, of: (run: Run) => number) => median((runs.get(drawn) ?? []).map(of))
    const figures = [...times('empty', middle), ...times('10k', middle), ...times('100k', middle)]
    return [...figures, ...(await measureInputs(visitor, '100k', mapless('100k')))]
  })
}

type Middle = (drawn: Drawn, of: (run: Run) => number) => number

/** How long one database takes to be drawn; one with actions also beyond the same page with an empty map. */
function times(size: (typeof DATA)[number], middle: Middle): Figure[] {
  const name = `${size === 'empty' ? 'no' : size} actions`
  const ms = (what: string, value: number, note: string, target?: number): Figure => {
    return { name: `${what}, ${name}`, value, unit: 'ms', note, ...(target === undefined ? {} : { target }) }
  }
  const drawn = middle(size, (run) => run.drawn)
  const markers = middle(size, (run) => run.markers)
  const blocking = middle(size, (run) => run.blocking)
  const measured = size === '10k' ? { beyond: BEYOND_EMPTY_AT_MOST, blocking: BLOCKING_AT_MOST } : {}
  const without = size === 'empty' ? null : middle(mapless(size), (run) => run.drawn)
  const beyond = `the same page with an empty map takes ${without?.toFixed(0)}; ${markers} markers and clusters`
  return [
    ms('map drawn', drawn, `from navigation to paint, median of ${ROUNDS}`),
    ...(without === null ? [] : [ms('beyond an empty map', drawn - without, beyond, measured.beyond)]),
    ms('blocking time', blocking, `of long tasks what is over ${NOT_BLOCKING_MS} ms each`, measured.blocking),
  ]
}

function draw({ newcomer, edges }: Visitor, data: Drawn): Promise<Run> {
  return newcomer(async (page) => {
    await page.goto(`${edges[data]?.origin}${HOME}`, { waitUntil: 'commit' })
    await untilDrawn(page)
    await setTimeout(AFTERWARDS_MS)
    const { drawnAt, longTasks } = await readProbe(page)
    const markers = await page.locator('#map .leaflet-marker-icon[role="button"]').count()
    const isEmpty = data !== '10k' && data !== '100k'
    if (drawnAt === null || isEmpty !== (markers === 0)) throw new Error(`${markers} markers on ${data}`)
    const blocking = longTasks.reduce((sum, length) => sum + Math.max(0, length - NOT_BLOCKING_MS), 0)
    return { drawn: drawnAt, blocking, markers }
  })
}
