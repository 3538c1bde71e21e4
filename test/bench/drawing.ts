import { setTimeout } from 'node:timers/promises'
import { HOME, readProbe, untilDrawn, type Visitor, withVisitor } from './chromium.ts'
import type { Bench } from './data.ts'
import { measureInputs } from './inputs.ts'
import { type Figure, median } from './report.ts'

/** The empty one first: what the others are held against. */
const DATA = ['empty', '10k', '100k'] as const
type Size = (typeof DATA)[number]
/** Odd, so that the median is a run that there was. */
const ROUNDS = 9
/** Milliseconds: what comes after the map is drawn holds visitors up too. */
const AFTERWARDS_MS = 1000
/** A task may take so long before it counts as blocking, milliseconds (W3C Long Tasks). */
const NOT_BLOCKING_MS = 50
/** Target at 10,000 actions: milliseconds. */
const BLOCKING_AT_MOST = 50

type Run = { drawn: number; blocking: number; markers: number }

/** How long a visitor waits for the map in Chromium, with and without actions, and how long nothing else is possible. */
export async function measureDrawing(bench: Bench): Promise<Figure[]> {
  return withVisitor(bench, DATA, async (visitor) => {
    // What the Worker and the caches do once is done before.
    for (const size of DATA) await draw(visitor, size)
    const runs: Record<Size, Run[]> = { empty: [], '10k': [], '100k': [] }
    for (let round = 0; round < ROUNDS; round += 1) for (const size of DATA) runs[size].push(await draw(visitor, size))
    const middle = (size: Size, of: (run: Run) => number) => median(runs[size].map(of))
    const empty = middle('empty', ({ drawn }) => drawn)
    const figures = DATA.flatMap((size): Figure[] => {
      const drawn = middle(size, (run) => run.drawn)
      const blocking = middle(size, (run) => run.blocking)
      const times: Figure = {
        name: `the same, against an empty map`,
        value: drawn / empty,
        unit: 'times',
        note: `${middle(size, ({ markers }) => markers)} markers and clusters in the first view`,
      }
      return [
        {
          name: `map drawn, ${size === 'empty' ? 'no' : size} actions`,
          value: drawn,
          unit: 'ms',
          note: `from navigation to paint, median of ${ROUNDS}`,
        },
        ...(size === 'empty' ? [] : [times]),
        {
          name: `blocking time, ${size === 'empty' ? 'no' : size} actions`,
          value: blocking,
          unit: 'ms',
          ...(size === '10k' ? { target: BLOCKING_AT_MOST } : {}),
          note: 'of long tasks what is over 50 ms each',
        },
      ]
    })
    return [...figures, ...(await measureInputs(visitor, '100k', 'empty'))]
  })
}

function draw({ newcomer, edges }: Visitor, size: Size): Promise<Run> {
  return newcomer(async (page) => {
    await page.goto(`${edges[size]?.origin}${HOME}`, { waitUntil: 'commit' })
    await untilDrawn(page)
    await setTimeout(AFTERWARDS_MS)
    const { drawnAt, longTasks } = await readProbe(page)
    const markers = await page.locator('#map .leaflet-marker-icon[role="button"]').count()
    if (drawnAt === null || (size === 'empty') !== (markers === 0)) throw new Error(`${markers} markers on ${size}`)
    const blocking = longTasks.reduce((sum, length) => sum + Math.max(0, length - NOT_BLOCKING_MS), 0)
    return { drawn: drawnAt, blocking, markers }
  })
}
