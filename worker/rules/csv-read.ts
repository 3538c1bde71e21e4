import { DELIMITERS, type Delimiter } from './import-words.ts'

/** The whole rows at the beginning of a table, and how many letters of the text they are. */
export type CsvRows = { rows: string[][]; consumed: number }

/**
 * Reads the rows of a table (RFC 4180; lines may end by LF or CR alone). Of a text that goes on elsewhere (`whole` false) the
 * last row is left out, as it may be cut; so is what stands behind a quotation mark that never closes. A row in which
 * nothing stands is `['']`: it counts, as it does in a spreadsheet. No more than `most` rows are read.
 */
export function readCsv(
  text: string,
  delimiter: Delimiter,
  { whole, most = Number.POSITIVE_INFINITY }: { whole: boolean; most?: number },
): CsvRows {
  const rows: string[][] = []
  let consumed = 0
  let row: string[] = []
  for (let at = 0; at < text.length && rows.length < most; ) {
    const { cell, end } = cellAt(text, at, delimiter)
    if (end === null) break
    row.push(cell)
    const next = text[end]
    if (next === delimiter) {
      at = end + 1
      // A delimiter at the very end of the text has an empty cell behind it.
      if (at < text.length || !whole) continue
      row.push('')
    } else if (next === undefined && !whole) break
    // A CR at the end of a part may be half of an end of line.
    if (next === '\r' && end + 1 === text.length && !whole) break
    at = next === undefined ? end : next === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length)
    rows.push(row)
    row = []
    consumed = at
  }
  return { rows, consumed }
}

/** A cell, and where the delimiter or the end of the line behind it stands; null where a quotation mark never closes. */
function cellAt(text: string, from: number, delimiter: Delimiter): { cell: string; end: number | null } {
  if (text[from] !== '"') {
    const end = endOfPlain(text, from, delimiter)
    return { cell: text.slice(from, end), end }
  }
  let cell = ''
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return { cell: '', end: null }
    cell += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      // Whatever a careless program puts behind the closing mark belongs to the cell.
      const end = endOfPlain(text, quote + 1, delimiter)
      return { cell: cell + text.slice(quote + 1, end), end }
    }
    cell += '"'
    at = quote + 2
  }
}

function endOfPlain(text: string, from: number, delimiter: Delimiter): number {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return end
}

/** What parts the cells of a table, by its first row: what stands in it most often, outside of quotation marks. */
export function delimiterOf(text: string): Delimiter {
  const [best = ','] = DELIMITERS.map((delimiter) => {
    const [first = []] = readCsv(text, delimiter, { whole: true }).rows
    return { delimiter, cells: first.length }
  })
    .sort((a, b) => b.cells - a.cells)
    .map(({ delimiter }) => delimiter)
  return best
}
