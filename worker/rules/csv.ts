/** A cell of a table; null is an empty one. */
export type Cell = string | number | boolean | null

/** What makes spreadsheets take a cell for a formula, behind blanks too, and in the wide letters of East Asia. */
const FORMULA = /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/u
/** So that Excel reads UTF-8 as what it is; programs that follow the standard for UTF-8 skip it. */
const BYTE_ORDER_MARK = '\ufeff'

/**
 * A table as CSV (RFC 4180): a line for the names, lines ended by CRLF, UTF-8 with a byte order mark. A text that a
 * spreadsheet would take for a formula begins with an apostrophe; numbers are numbers, also those below zero.
 */
export function printCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
): string {
  return `${BYTE_ORDER_MARK}${columns.map((name) => field(name)).join(',')}\r\n${printCsvRows(columns, rows)}`
}

/** Further rows of the same table, for one that is sent while it is read. */
export function printCsvRows<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
): string {
  return rows.map((row) => `${columns.map((name) => field(row[name])).join(',')}\r\n`).join('')
}

function field(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
