import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { transform } from 'esbuild'
import { paths } from '../../worker/paths.ts'
import { encodeColumns } from '../../worker/rules/map-columns.ts'
import { chromiumOptions } from '../browser/support/chromium.ts'
import type { Bench, DataName } from './data.ts'
import { type Edge, serveEdge } from './edge.ts'

/** What page/probe.ts writes down. */
export type Probe = {
  drawnAt: number | null
  longTasks: number[]
  events: { name: string; begun: number; handled: number; took: number }[]
}

/** Stands in the page, where alone the functions below that name it run. */
declare const probe: Probe

/** The page whose map is measured. */
export const HOME = paths.home('en')

/** What its map draws. */
const MAP = paths.map({ of: 'all' })

/** The site on a database as `edges` has it with nothing on its map: the same page, the same list. */
export function mapless<Name extends DataName>(data: Name): `${Name}, none on the map` {
  return `${data}, none on the map`
}

/** A laptop's screen. */
const VIEWPORT = { width: 1280, height: 800 }
const DRAWN_WITHIN_MS = 60_000
const PROBE = join(import.meta.dirname, 'page/probe.ts')

/** A visitor's browser and the sites that it opens. */
export type Visitor = {
  /** Opens an empty page that nothing was ever loaded in, does something with it, and forgets it. */
  newcomer: <T>(use: (page: Page) => Promise<T>, options?: { javaScriptEnabled: boolean }) => Promise<T>
  edges: Record<string, Edge>
}

/** Starts Chromium and the site on each of these databases, and ends them all. */
export async function withVisitor<T>(
  bench: Bench,
  data: readonly DataName[],
  use: (visitor: Visitor) => Promise<T>,
): Promise<T> {
  const ends: (() => Promise<void>)[] = []
  try {
    const edges: Record<string, Edge> = {}
    for (const name of data) {
      const site = await bench.startSite(name)
      ends.unshift(site.stop)
      for (const [of, instead] of [
        [name, {}],
        [mapless(name), { [MAP]: JSON.stringify(encodeColumns([])) }],
      ] as const) {
        const edge = await serveEdge(site.worker.origin, instead)
        ends.unshift(edge.close)
        edges[of] = edge
      }
    }
    const browser = await chromium.launch(chromiumOptions())
    ends.unshift(() => browser.close())
    const { code } = await transform(await readFile(PROBE, 'utf8'), { loader: 'ts' })
    return await use({ edges, newcomer: (look, options) => asNewcomer(browser, code, look, options) })
  } finally {
    for (const end of ends) await end()
  }
}

async function asNewcomer<T>(
  browser: Browser,
  script: string,
  use: (page: Page) => Promise<T>,
  options: { javaScriptEnabled: boolean } = { javaScriptEnabled: true },
): Promise<T> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB', ...options })
  try {
    await context.addInitScript({ content: script })
    return await use(await context.newPage())
  } finally {
    await context.close()
  }
}

/** Whether the map is there, as the probe says. */
export async function isDrawn(page: Page): Promise<boolean> {
  return page.evaluate(() => probe.drawnAt !== null)
}

/** Waits until the map is there. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => probe.drawnAt !== null, null, { timeout: DRAWN_WITHIN_MS })
}

/** What the probe has written down so far. */
export async function readProbe(page: Page): Promise<Probe> {
  return page.evaluate(() => probe)
}
