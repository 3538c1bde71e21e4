import { cellOf, printBlock } from '../../../worker/rules/cell.ts'
import type { MapColumns } from '../../../worker/rules/map-columns.ts'
import { isDrawn, type MapState, stateAt } from '../../../worker/rules/map-state.ts'
import type { Narrowing } from '../../../worker/rules/narrowing.ts'

/** The version of the columns that this script reads; another one needs another script. */
const VERSION = 2
/** So many actions are named at once: one look at a place mostly asks once. */
const ROWS_A_BLOCK = 64
const HALVINGS = 16
const DEGREE = 100_000
const MINUTE_MS = 60_000
const DATE_MS = 86_400_000

/** What a lone marker shows before its action is read. */
export interface Row {
  kind: string
  state: MapState
  /** The local date on which it begins, YYYY-MM-DD. */
  date: string
  /** The block that names it. */
  block: string
}

/** The columns of a map as one asks for them, row by row. */
export class Rows {
  readonly lat: Float64Array
  readonly lon: Float64Array
  private readonly cells: () => Float64Array
  private readonly columns: MapColumns
  private readonly now: number

  /** Throws when the columns are of another version. `now`: milliseconds since 1970 UTC. */
  constructor(columns: MapColumns, now: number) {
    if (columns.version !== VERSION) throw new Error(`columns of version ${columns.version}`)
    this.columns = columns
    this.now = now
    this.lat = degrees(columns.lat)
    this.lon = degrees(columns.lon)
    let cells: Float64Array | undefined
    // The first clusters do without them.
    this.cells = () => (cells ??= cellsOf(this.lat, this.lon, columns.elsewhere))
  }

  /** The rows to be drawn: those that fit what the page shows, without what was cancelled and is over. */
  chosen({ day, kind, from, to, language, stepFree }: Narrowing): number[] {
    const { columns, now } = this
    const wanted = {
      day: new Set(columns.days.flatMap((set, at) => (day === null || set.includes(day) ? [at] : []))),
      language: new Set(
        columns.languages.flatMap((set, at) => (language === null || set.includes(language) ? [at] : [])),
      ),
      kind: kind === null ? null : columns.kinds.indexOf(kind),
      from: from === null ? Number.NEGATIVE_INFINITY : Date.parse(from) / DATE_MS,
      to: to === null ? Number.POSITIVE_INFINITY : Date.parse(to) / DATE_MS,
    }
    const rows: number[] = []
    for (let row = 0; row < this.lat.length; row++) {
      const date = columns.date[row] ?? 0
      if (
        (wanted.kind === null || columns.kind[row] === wanted.kind) &&
        (!stepFree || columns.stepFree[row] === 1) &&
        wanted.day.has(columns.day[row] ?? -1) &&
        wanted.language.has(columns.language[row] ?? -1) &&
        date + (columns.dates[row] ?? 0) >= wanted.from &&
        date <= wanted.to &&
        isDrawn({ cancelled: columns.cancelled[row] === 1, endsAt: this.endsAt(row) }, now)
      )
        rows.push(row)
    }
    return rows
  }

  state(row: number): MapState {
    const startsAt = this.startsAt(row)
    return stateAt({ cancelled: this.columns.cancelled[row] === 1, startsAt, endsAt: this.endsAt(row) }, this.now)
  }

  row(row: number): Row {
    const { kinds, kind, date } = this.columns
    return {
      kind: kinds[kind[row] ?? -1] ?? 'other',
      state: this.state(row),
      date: new Date((date[row] ?? 0) * DATE_MS).toISOString().slice(0, 10),
      block: this.block(row),
    }
  }

  /** The widest block that holds a row and not too many others. */
  block(row: number): string {
    const cell = this.cells()[row] ?? 0
    for (let halvings = 0; halvings < HALVINGS; halvings++) {
      const size = 4 ** (HALVINGS - halvings)
      const first = Math.floor(cell / size) * size
      if (this.countBelow(first + size) - this.countBelow(first) <= ROWS_A_BLOCK) return printBlock(cell, halvings)
    }
    return printBlock(cell, HALVINGS)
  }

  private startsAt(row: number): number {
    return (this.columns.date[row] ?? 0) * DATE_MS + (this.columns.starts[row] ?? 0) * MINUTE_MS
  }

  private endsAt(row: number): number {
    return this.startsAt(row) + (this.columns.lasts[row] ?? 0) * MINUTE_MS
  }

  /** How many rows have a smaller cell: they are in the order of their cells. */
  private countBelow(cell: number): number {
    const cells = this.cells()
    let low = 0
    let high = cells.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((cells[middle] ?? 0) < cell) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Adds up what each value is more than the one before it. */
function degrees(differences: readonly number[]): Float64Array {
  const values = new Float64Array(differences.length)
  let sum = 0
  for (const [row, difference] of differences.entries()) {
    sum += difference
    values[row] = sum / DEGREE
  }
  return values
}

/** The cells by which blocks find the rows. */
function cellsOf(lat: Float64Array, lon: Float64Array, elsewhere: MapColumns['elsewhere']): Float64Array {
  const cells = lat.map((each, row) => cellOf({ lat: each, lon: lon[row] ?? 0 }))
  for (const [row, cell] of elsewhere) cells[row] = cell
  return cells
}
