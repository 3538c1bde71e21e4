import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { delimiterOf, readCsv } from '../../worker/rules/csv-read.ts'
import { DELIMITERS } from '../../worker/rules/import-words.ts'
import { RUNS } from '../support/runs.ts'

const cell = fc.string({ unit: fc.constantFrom('a', 'ب', '"', ',', ';', '\t', '\n', '\r', ' ', '😀') })
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
const print = (rows: string[][], delimiter: string, end: string) =>
  rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter) + end).join('')

test('every table comes back as it was written, as a whole and in parts of any length', () => {
  const end = fc.constantFrom('\n', '\r\n', '\r')
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(...DELIMITERS),
      end,
      fc.integer({ min: 1, max: 40 }),
      (rows, delimiter, eol, step) => {
        const text = print(rows, delimiter, eol)
        expect(readCsv(text, delimiter, { whole: true })).toEqual({ rows, consumed: text.length })
        const read: string[][] = []
        let at = 0
        // A part grows until a row of it is whole: cut anywhere, no row is torn or lost.
        for (let size = step; at < text.length; size += step) {
          const part = readCsv(text.slice(at, at + size), delimiter, { whole: at + size >= text.length })
          read.push(...part.rows)
          at += part.consumed
          if (part.consumed > 0) size = 0
        }
        expect(read).toEqual(rows)
      },
    ),
    { numRuns: RUNS },
  )
})

test('what parts the cells is seen in the first row', () => {
  expect(['a,b;c,d', 'a;b;"c,,,"', 'a\tb\tc,d'].map(delimiterOf)).toEqual([',', ';', '\t'])
})

test('a quotation mark that never closes ends the reading before its row', () => {
  expect(readCsv('a,b\n"c,d\ne,f\n', ',', { whole: true })).toEqual({ rows: [['a', 'b']], consumed: 4 })
})
