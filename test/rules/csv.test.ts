import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printCsv } from '../../worker/rules/csv.ts'
import { RUNS } from '../support/runs.ts'

/** Reads CSV as RFC 4180 has it, section 2. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === ',' || letter === '\r') {
      row.push(cell)
      cell = ''
      if (letter === '\r') {
        rows.push(row)
        row = []
        at += 1
      }
    } else cell += letter
  }
  return rows
}

const HARD = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', 'a', 'س', '\u00a0'),
})
const plain = (text = '') => text.replaceAll("'", '')

test('whatever stands in a cell is read again, and begins no formula', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: HARD, b: fc.string() }), { minLength: 1 }), (rows) => {
      const [head, ...read] = readCsv(printCsv(['a', 'b'], rows).slice(1))
      expect(head).toEqual(['a', 'b'])
      expect(read.map(([a, b]) => [plain(a), plain(b)])).toEqual(rows.map(({ a, b }) => [plain(a), plain(b)]))
      expect(read.flat().filter((cell) => /^\s*[=+\-@]|^[\t\r\n]/.test(cell))).toEqual([])
    }),
    { numRuns: RUNS },
  )
})

test('nor does it where semicolons divide cells, and each line is a row', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: HARD, b: HARD }), { minLength: 1 }), (rows) => {
      const cells = printCsv(['a', 'b'], rows).split(/[;\r\n]/)
      expect(cells.filter((cell) => /^[\s"]*[=+\-@|%]/.test(cell))).toEqual([])
    }),
    { numRuns: RUNS },
  )
  expect(printCsv(['a'], [{ a: 'x; "=1+1"\n -2' }])).toBe('\ufeffa\r\n"x; ""\'=1+1""\n \'-2"\r\n')
})

test('numbers stay numbers below zero, and nothing is nothing', () => {
  expect(printCsv(['n', 'x', 'b'], [{ n: -33.45, x: null, b: true }])).toBe('\ufeffn,x,b\r\n-33.45,,true\r\n')
})
