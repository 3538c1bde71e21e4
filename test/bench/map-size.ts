import { gunzipSync, gzipSync } from 'node:zlib'
import { paths } from '../../worker/paths.ts'
import { type Bench, type DataName, SIZES } from './data.ts'
import { type Figure, kilobytes } from './report.ts'
import { askFor } from './request.ts'

/** The map of everything, which is the largest. */
const MAP = paths.map({ of: 'all' })
/** Targets: kilobytes, gzipped. */
const AT_MOST: Partial<Record<DataName, number>> = { '10k': 110, '100k': 900 }

/** How large the map of everything is as it travels, and how many actions it holds of those that have a point. */
export async function measureMapSize(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const data of SIZES) {
    const drawable = await bench.withD1(data, countDrawable)
    const site = await bench.startSite(data)
    try {
      const { body, encoding } = await askFor(site.worker.origin, MAP)
      const isZipped = encoding === 'gzip'
      const markers = markersIn(JSON.parse((isZipped ? gunzipSync(body) : body).toString()))
      const target = AT_MOST[data]
      figures.push({
        name: `map of everything, ${data} actions, gzip`,
        value: kilobytes(isZipped ? body.length : gzipSync(body).length),
        unit: 'kB',
        ...(target === undefined ? {} : { target }),
        incomplete: markers < drawable,
        note: `${markers} of ${drawable} actions with a point`,
      })
    } finally {
      await site.stop()
    }
  }
  return figures
}

/** How many public actions have a public point: all but those of the tier `country`, which online ones have too. */
async function countDrawable(db: D1Database): Promise<number> {
  const drawable = "status in ('published', 'cancelled') and tier <> 'country'"
  return (await db.prepare(`select count(*) as count from actions where ${drawable}`).first<number>('count')) ?? 0
}

/** How many actions an answer holds: its columns have an entry for each, whatever else is in it is shorter. */
function markersIn(answer: unknown): number {
  const columns = Object.values(Object(answer)).filter((column) => Array.isArray(column))
  return Math.max(0, ...columns.map((column) => column.length))
}
