import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { HOME, isDrawn, type Probe, readProbe, type Visitor } from './chromium.ts'
import type { Figure } from './report.ts'

/** Target: milliseconds from any input to the paint after it. */
const AT_MOST_MS = 100
const RUNS = 3
/** Milliseconds between two inputs: somebody in a hurry. */
const PACE_MS = 120
/** So often everything is done once the map is drawn. */
const AFTERWARDS = 3
/** Inputs while the page loads end here, whatever happens. */
const MOST_WHILE_LOADING = 200
/** Milliseconds. */
const LAST_PAINT_MS = 500
/** Pixels. */
const DRAG = 120

type Phase = 'early' | 'late'
type Done = Probe['events'][number] & { phase: Phase }
/** All that was done to one site, and how many inputs that took. */
type Tried = { done: Done[]; inputs: Record<Phase, number> }

/**
 * How long the page lets somebody wait who drags, zooms and types without waiting for the map, and what an empty map
 * takes: without a graphics card it is the painting that takes longest, whatever is on the map. Event Timing sees
 * buttons and keys; of a drag it sees the press and the release.
 */
export async function measureInputs(visitor: Visitor, data: string, empty: string): Promise<Figure[]> {
  const tried = await tryOut(visitor, data)
  const without = await tryOut(visitor, empty)
  return (['early', 'late'] as const).flatMap((phase) => {
    const name = `${phase === 'early' ? 'while the map loads' : 'on the map'}, ${data} actions`
    const incomplete = tried.inputs[phase] === 0
    const byPaint = slowest(tried, phase, 'took')
    const byHandler = slowest(tried, phase, 'handled')
    const figure = (what: string, event: Done | undefined, by: 'took' | 'handled'): Figure => ({
      name: `${what} ${name}`,
      value: event?.[by] ?? 0,
      unit: 'ms',
      note: `${event?.name ?? 'none took 16 ms'}; ${(slowest(without, phase, by)?.[by] ?? 0).toFixed(0)} on an empty map`,
    })
    const runs = `; worst of ${RUNS} runs, ${tried.inputs[phase]} inputs in all`
    const painted = figure('slowest input until painted', byPaint, 'took')
    return [
      { ...painted, target: AT_MOST_MS, incomplete, note: `${painted.note}${runs}` },
      figure('slowest input until handled', byHandler, 'handled'),
    ]
  })
}

async function tryOut({ newcomer, edges }: Visitor, data: string): Promise<Tried> {
  const tried: Tried = { done: [], inputs: { early: 0, late: 0 } }
  for (let run = 0; run < RUNS; run += 1)
    await newcomer(async (page) => {
      await page.goto(`${edges[data]?.origin}${HOME}`, { waitUntil: 'commit' })
      tried.inputs.early += await whileLoading(page)
      tried.inputs.late += await afterwards(page)
      // The last paint has to come before its event is told.
      await setTimeout(LAST_PAINT_MS)
      tried.done.push(...eventsOf(await readProbe(page)))
    })
  return tried
}

function slowest({ done }: Tried, phase: Phase, by: 'took' | 'handled'): Done | undefined {
  return done.filter((event) => event.phase === phase).toSorted((a, b) => b[by] - a[by])[0]
}

function eventsOf({ drawnAt, events }: Probe): Done[] {
  return events.map((event) => ({ ...event, phase: drawnAt === null || event.begun < drawnAt ? 'early' : 'late' }))
}

/** Drags and types until the map is drawn, wherever it will be; gives how many inputs that were. */
async function whileLoading(page: Page): Promise<number> {
  let inputs = 0
  do {
    await page.keyboard.press('ArrowRight')
    await drag(page)
    inputs += 2
  } while (inputs < MOST_WHILE_LOADING && !(await isDrawn(page)))
  return inputs
}

async function afterwards(page: Page): Promise<number> {
  const [zoomIn, zoomOut] = [page.locator('.leaflet-control-zoom-in'), page.locator('.leaflet-control-zoom-out')]
  await page.locator('#map').scrollIntoViewIfNeeded()
  let inputs = 0
  for (let round = 0; round < AFTERWARDS; round += 1) {
    const steps = [
      () => drag(page),
      () => zoomIn.click(),
      () => page.locator('#map').focus(),
      () => page.keyboard.press('+'),
      () => page.keyboard.press('ArrowRight'),
      () => page.keyboard.press('ArrowUp'),
      () => drag(page),
      () => page.mouse.wheel(0, -DRAG),
      () => page.keyboard.press('-'),
      () => zoomOut.click(),
      () => page.mouse.wheel(0, DRAG),
    ]
    for (const step of steps) {
      await step()
      await setTimeout(PACE_MS)
    }
    inputs += steps.length
  }
  return inputs
}

/** Takes hold of the map near a corner, where the buttons are not, and pulls. */
async function drag(page: Page): Promise<void> {
  const box = await page.locator('#map').boundingBox()
  if (!box) return
  const [x, y] = [box.x + box.width / 3, box.y + box.height / 3]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + DRAG / 2, y + DRAG / 4)
  await page.mouse.move(x + DRAG, y + DRAG / 2)
  await page.mouse.up()
}
