/** One thing measured. */
export type Figure = {
  /** What was measured, on what. */
  name: string
  value: number
  unit: 'ms' | 'kB' | 'rows' | 'requests' | 'actions' | 'photos' | 'times' | 'of 1'
  /** The most that is wanted; absent where the figure only explains another. */
  target?: number
  /** Set where not all was there that should have been measured: such a figure meets no target. */
  incomplete?: boolean
  /** What has to be known to read it. */
  note?: string
}

/** Bytes as kilobytes (of 1,000). */
export function kilobytes(bytes: number): number {
  return bytes / 1000
}

/** The middle one of some numbers; of an even number of them, the mean of the two in the middle. Throws for none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  if (low === undefined || high === undefined) throw new Error('there is nothing to take the median of')
  return (low + high) / 2
}

/** Prints figures as a table, those that miss their target marked, and how many do. */
export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => {
    const { name, value, unit, target, note = '' } = figure
    const mark = target === undefined ? '' : meets(figure) ? 'met' : 'MISSED'
    return [name, `${printed(value, unit)} ${unit}`, target === undefined ? '' : `≤ ${target} ${unit}`, mark, note]
  })
  const table = [['what', 'figure', 'target', '', ''], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
  for (const [name = '', figure = '', target = '', mark = '', note = ''] of table) {
    const [first = 0, second = 0, third = 0, fourth = 0] = widths
    const cells = [name.padEnd(first), figure.padStart(second), target.padStart(third), mark.padEnd(fourth), note]
    console.log(cells.join('  ').trimEnd())
  }
  const held = figures.filter(({ target }) => target !== undefined)
  const missed = held.filter((figure) => !meets(figure))
  console.log(`\n${held.length} targets, ${missed.length} missed`)
}

function meets({ value, target, incomplete = false }: Figure): boolean {
  return target !== undefined && value <= target && !incomplete
}

/** Counts are whole; what is measured has three figures that count. */
function printed(value: number, unit: Figure['unit']): string {
  if (unit === 'rows' || unit === 'requests' || unit === 'actions') return value.toFixed(0)
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
