import { cityById } from '../../worker/cities/cities.ts'
import type { Box } from '../../worker/rules/area.ts'
import type { Point } from '../../worker/rules/location-tier.ts'
import { EVERYTHING as WHOLE } from '../../worker/rules/narrowing.ts'
import type { Selection } from '../../worker/rules/selection.ts'
import { type Database, openDatabase } from '../../worker/store/database.ts'
import { countSelection, listCities, listComing, listWhole } from '../../worker/store/lists.ts'
import { listNearest } from '../../worker/store/nearest.ts'
import { cellsOf, listPlaced } from '../../worker/store/placed.ts'
import type { Bench } from './data.ts'
import type { Figure } from './report.ts'
import { counting } from './rows-read.ts'
import { daySlug } from './synthetic.ts'

/** One question to the store. */
type Measurement = {
  name: string
  /** Asks it and gives how many results there were. `city` and `centre` are those of the city with most actions. */
  run: (db: Database, city: Selection, centre: Point) => Promise<number>
  /** How many rows may be read for so many results; absent where the figure is only to be known. */
  atMost?: (results: number) => number
}

/** Before everything that is made up, and more than there is of it. */
const PAGE = { now: 0, after: null, limit: 300 }
const ALL = { cancelledUntil: 0, limit: 1_000_000 }

/** Degrees: the city and what belongs to it, and a quarter of it. */
const boxAround = ({ lat, lon }: Point, reach: number): Box => {
  return { west: lon - reach, south: lat - reach, east: lon + reach, north: lat + reach }
}
async function inBox(db: Database, selection: Selection, box: Box): Promise<number> {
  return (await listPlaced(db, selection, { ...WHOLE, box }, cellsOf([box])))?.length ?? 0
}
/** A city's view: a fifth more rows than results, and a row for each run of cells. */
const OF_A_BOX = (results: number) => results * 1.2 + 50
const NEAREST = { now: 0, limit: 20 }

/** What is asked, at 100,000 actions. Whoever adds a question to the store adds it here, with what it may read. */
const MEASUREMENTS: readonly Measurement[] = [
  {
    name: 'the largest city, whole',
    run: async (db, city) => (await listWhole(db, city, WHOLE, ALL)).length,
  },
  {
    name: 'a box around the largest city',
    run: (db, _, centre) => inBox(db, { of: 'all' }, boxAround(centre, 0.2)),
    atMost: OF_A_BOX,
  },
  {
    name: 'a box around a quarter of it',
    run: (db, _, centre) => inBox(db, { of: 'all' }, boxAround(centre, 0.02)),
    atMost: OF_A_BOX,
  },
  {
    name: 'the same box, of a day',
    run: (db, _, centre) => inBox(db, { of: 'day', slug: daySlug(0) }, boxAround(centre, 0.2)),
  },
  {
    name: 'the nearest 20, in the largest city',
    run: async (db, _, centre) => (await listNearest(db, centre, NEAREST)).length,
    atMost: () => 1000,
  },
  {
    name: 'the nearest 20, from the sea',
    run: async (db) => (await listNearest(db, { lat: 45, lon: -35 }, NEAREST)).length,
    atMost: () => 1000,
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
    const centre = cityById(largest.cityId)
    if (!centre) throw new Error('the largest city is none of the bundled ones')
    const city: Selection = { of: 'city', cc: largest.country, slug: largest.citySlug }
    const figures: Figure[] = []
    for (const { name, run, atMost } of MEASUREMENTS) {
      const { db, read } = counting(binding)
      const results = await run(openDatabase(db), city, centre)
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
