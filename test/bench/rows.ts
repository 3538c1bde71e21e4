import type { Narrowing, Selection } from '../../worker/rules/selection.ts'
import { countSelection, listCities, listComing, listWhole } from '../../worker/store/actions.ts'
import { type Database, openDatabase } from '../../worker/store/database.ts'
import type { Bench } from './data.ts'
import type { Figure } from './report.ts'
import { counting } from './rows-read.ts'
import { daySlug } from './synthetic.ts'

/** One question to the store. */
type Measurement = {
  name: string
  /** Asks it and gives how many results there were. `city` is the selection of the city with most actions. */
  run: (db: Database, city: Selection) => Promise<number>
  /** How many rows may be read for so many results; absent where the figure is only to be known. */
  atMost?: (results: number) => number
}

const WHOLE: Narrowing = { kind: null, from: null, to: null }
/** Before everything that is made up, and more than there is of it. */
const PAGE = { now: 0, after: null, limit: 300 }
const ALL = { cancelledUntil: 0, limit: 1_000_000 }

/** What is asked, at 100,000 actions. Whoever adds a question to the store adds it here, with what it may read. */
const MEASUREMENTS: readonly Measurement[] = [
  {
    name: 'the largest city, whole',
    run: async (db, city) => (await listWhole(db, city, WHOLE, ALL)).length,
  },
  {
    name: 'the next 300 of all',
    run: async (db) => (await listComing(db, { of: 'all' }, WHOLE, PAGE)).length,
  },
  {
    name: 'the next 300 of a day',
    run: async (db) => (await listComing(db, { of: 'day', slug: daySlug(0) }, WHOLE, PAGE)).length,
  },
  {
    name: 'the totals of all',
    run: async (db) => (await countSelection(db, { of: 'all' }, WHOLE)).actions,
  },
]

/** How many rows D1 bills for the questions that pages and maps ask. */
export async function measureRows(bench: Bench): Promise<Figure[]> {
  return bench.withD1('100k', async (binding) => {
    const [largest] = await listCities(openDatabase(binding), 1)
    if (!largest) throw new Error('no city has any action')
    const city: Selection = { of: 'city', cc: largest.country, slug: largest.citySlug }
    const figures: Figure[] = []
    for (const { name, run, atMost } of MEASUREMENTS) {
      const { db, read } = counting(binding)
      const results = await run(openDatabase(db), city)
      const target = atMost && Math.floor(atMost(results))
      figures.push({
        name: `${name}, at 100k, rows read`,
        value: read.rows,
        unit: 'rows',
        ...(target === undefined ? {} : { target }),
        note: `for ${results} results`,
      })
    }
    return figures
  })
}
