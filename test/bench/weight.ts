import { HOME, untilDrawn, type Visitor, withVisitor } from './chromium.ts'
import type { Bench } from './data.ts'
import type { Served } from './edge.ts'
import { type Figure, kilobytes } from './report.ts'

/** Targets for the first page with the archive: kilobytes, compressed; requests. */
const PAGE_KB = 300
const MAP_KB = 250
const REQUESTS = 15

/** What is loaded for the map alone: its scripts, Leaflet among them, and its data. */
const OF_THE_MAP = /^\/map\/|^\/assets\/(map|clusters|countries|detail|cities|land)-/

/** What the first page weighs with the archive in it, the map drawn, and whether its list needs a script. */
export async function measureWeight(bench: Bench): Promise<Figure[]> {
  const actions = await bench.withD1('archive', countPublic)
  return withVisitor(bench, ['archive'], async (visitor) => {
    const served = await loadHome(visitor)
    const ofTheMap = served.filter(({ path }) => OF_THE_MAP.test(path))
    const largest = served.toSorted((a, b) => b.bytes - a.bytes).slice(0, 4)
    const readable = await countReadable(visitor)
    return [
      {
        name: 'first page with the archive, all that it loads',
        value: kilobytes(weightOf(served)),
        unit: 'kB',
        target: PAGE_KB,
        note: largest.map(({ path, bytes }) => `${path} ${kilobytes(bytes).toFixed(0)}`).join(', '),
      },
      { name: 'first page with the archive, requests', value: served.length, unit: 'requests', target: REQUESTS },
      {
        name: 'first view of the map, Leaflet included',
        value: kilobytes(weightOf(ofTheMap)),
        unit: 'kB',
        target: MAP_KB,
        note: `in ${ofTheMap.length} requests`,
      },
      {
        name: 'actions that cannot be read without a script',
        value: actions - readable,
        unit: 'actions',
        target: 0,
        note: `${readable} of ${actions} in the list, JavaScript off`,
      },
    ]
  })
}

async function countPublic(db: D1Database): Promise<number> {
  const query = "select count(*) as count from actions where status in ('published', 'cancelled')"
  return (await db.prepare(query).first<number>('count')) ?? 0
}

/** Opens the first page as somebody new and gives what was served until nothing more was asked for. */
function loadHome({ newcomer, edges }: Visitor): Promise<Served[]> {
  return newcomer(async (page) => {
    await page.goto(`${edges.archive?.origin}${HOME}`, { waitUntil: 'networkidle' })
    await untilDrawn(page)
    await page.waitForLoadState('networkidle')
    return edges.archive?.takeServed() ?? []
  })
}

/** How many actions the list shows by name where no script runs. */
function countReadable({ newcomer, edges }: Visitor): Promise<number> {
  return newcomer(
    async (page) => {
      await page.goto(`${edges.archive?.origin}${HOME}`)
      const links = await page.locator('main li a[href*="/actions/"]').all()
      const readable = new Set<string>()
      for (const link of links) {
        const [address, name] = [await link.getAttribute('href'), await link.innerText()]
        if (address && name.trim() && (await link.isVisible())) readable.add(address)
      }
      return readable.size
    },
    { javaScriptEnabled: false },
  )
}

function weightOf(served: readonly Served[]): number {
  return served.reduce((sum, { bytes }) => sum + bytes, 0)
}
