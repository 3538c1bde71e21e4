/** A cell of a table; null is an empty one. */
export type Cell = string | number | boolean | null

/** What makes spreadsheets take a cell for a formula, behind blanks and quotes too, and in the wide letters of East Asia. */
const FORMULA = /^[\s"]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u
/**
 * The same behind a semicolon or in a new line: where numbers have a decimal comma, Excel takes semicolons for what divides
 * cells, knows nothing of quotes that stand elsewhere than at the beginning of one, and ends a row with each line.
 */
const FORMULA_WITHIN = /([;\r\n](?:[^\S\r\n]|")*)(?=[=+\-@|%＝＋－＠])/gu
/** So that Excel reads UTF-8 as what it is; programs that follow the standard for UTF-8 skip it. */
const BYTE_ORDER_MARK = '\ufeff'

/**
 * A table as CSV (RFC 4180): a line for the names, lines ended by CRLF, UTF-8 with a byte order mark. What a
 * spreadsheet would take for a formula, in a text or in a line of it, begins with an apostrophe; numbers are numbers, also
 * those below zero.
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
  const safe = (FORMULA.test(cell) ? `'${cell}` : cell).replace(FORMULA_WITHIN, "$1'")
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
