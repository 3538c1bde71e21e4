import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takeNames } from '../web/build/places/take-names.ts'
import { namesGatherer, rowOfLine } from '../web/build/places/wanted-names.ts'
import type { Place } from '../worker/cities/place.ts'
import { hasHarmfulCharacterOrBreak } from '../worker/rules/text-hygiene.ts'

const place = (id: number, name: string, others: string[] = []): Place => {
  return { id, cc: 'IR', slug: `place-${id}`, lat: 30, lon: 50, population: 1000, name, others }
}
const PLACES = [place(1, 'Shahrak', ['شهرک']), place(2, 'Noabad'), place(3, 'Kuhsar')]
const LANGUAGES = ['fa', 'ckb', 'ru', 'pt', 'en']

/** A row as GeoNames writes it; flags by their column. */
type Flags = { short?: boolean; colloquial?: boolean; historic?: boolean; until?: string }
let nameId = 0
function row(id: number, language: string, name: string, flags: Flags = {}): string {
  nameId += 1
  const { short, colloquial, historic, until = '' } = flags
  const marks = [undefined, short, colloquial, historic].map((is) => (is ? '1' : ''))
  return [nameId, id, language, name, ...marks, '', until].join('\t')
}

/** The names that come of rows, by the place. */
function gathered(...rows: string[]): Record<number, readonly string[]> {
  const gatherer = namesGatherer(PLACES, LANGUAGES)
  for (const line of rows) gatherer.take(line)
  return Object.fromEntries(gatherer.gathered().names)
}

describe('of alternate names are kept', () => {
  test('those in a wanted language, of a place that the gazetteer has', () => {
    const rows = [
      row(1, 'ckb', 'شارۆچکە'),
      row(1, 'ja', 'シャフラク'),
      row(99, 'fa', 'ناکجا'),
      row(2, 'pt-BR', 'Vila Nova'),
      row(2, 'en', 'Newtown', { short: true }),
      ...['link', 'wkdt', 'post', 'iata', 'icao', 'faac', 'abbr', 'unlc'].map((code) => row(2, code, 'Code')),
    ]
    expect(gathered(...rows)).toEqual({ 1: ['شارۆچکە'], 2: ['Vila Nova', 'Newtown'] })
  })

  test('those without a language in the script of a wanted one, but for Latin', () => {
    const rows = ['Shehrek', 'Шехрек', 'شەهرەک', 'シャフラク', 'ა', 'Шехрек (Shehrek)'].map((name) => row(1, '', name))
    expect(gathered(...rows)).toEqual({ 1: ['Шехрек', 'شەهرەک'] })
  })

  test('none by which the place is found already', () => {
    const rows = ['SHAHRAK', 'شهرك', 'Shahrāk', 'Shahr-ak', 'Town', 'town', 'Tówn'].map((name) => row(1, 'en', name))
    expect(gathered(...rows)).toEqual({ 1: ['Town'] })
  })

  test('no nicknames', () => {
    expect(gathered(row(1, 'en', 'The Big One', { colloquial: true }))).toEqual({})
  })

  test('old ones that no place bears today', () => {
    const rows = [
      row(1, 'fa', 'شاه‌آباد', { historic: true }),
      row(1, 'ru', 'Шахабад', { until: '1979' }),
      // Another place is called so, as its own name or as one that comes later in the file.
      row(1, 'en', 'Noabad', { historic: true }),
      row(1, 'en', 'Hilltop', { historic: true }),
      row(3, 'en', 'Hilltop'),
    ]
    expect(gathered(...rows)).toEqual({ 1: ['شاه‌آباد', 'Шахабад'], 3: ['Hilltop'] })
  })

  test.each([
    ['turned around', 'Town\u202egnp'],
    ['a control character', 'To\u0007wn'],
    ['a line separator', 'To\u2028wn'],
    ['half a character', 'Town \ud800'],
    ['bytes that were no UTF-8', 'To\ufffdwn'],
    ['two fields', 'Town|Village'],
    ['two names', 'Town; Village'],
    ['no letter', '12-34'],
    ['nothing', '\u200c '],
    ['more than anybody types', 'Town '.repeat(20)],
  ])('none with %s', (_, name) => {
    expect(gathered(row(1, 'en', name))).toEqual({})
  })

  test('neither does any line throw, nor any harmful character come through', () => {
    const letter = fc.constantFrom(...'aب\u202e\u0000\u2028\ufffd\ud800|;\r \u200c1'.split(''), 'ш')
    const name = fc.string({ unit: letter, maxLength: 8 })
    const field = fc.oneof(name, fc.constantFrom('1', '2', 'fa', 'en', '', '99'))
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(field, { maxLength: 12 }).map((fields) => fields.join('\t')),
      fc
        .tuple(fc.constantFrom('1', '2', '3'), fc.constantFrom('en', 'fa', ''), name, fc.array(field, { maxLength: 6 }))
        .map(([id, language, own, more]) => ['7', id, language, own, '', '', '', ...more].join('\t')),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        for (const name of Object.values(gathered(...lines)).flat()) {
          expect(name).toMatch(/\p{L}/u)
          expect(name).not.toMatch(/[|;\n]/)
          expect(hasHarmfulCharacterOrBreak(name)).toBe(false)
        }
      }),
    )
  })
})

describe('a file of alternate names', () => {
  const take = (...chunks: string[]) => takeNames(chunks, { places: PLACES, languages: LANGUAGES })

  test('is read the same however it is cut', async () => {
    const lines = [row(1, 'ckb', 'شارۆچکە'), row(2, 'ru', 'Ноабадский'), row(2, 'link', 'https://example.org')]
    const [unix, dos] = ['\n', '\r\n'].map((end) => lines.map((line) => line + end).join(''))
    for (const text of [unix ?? '', dos ?? '', lines.join('\n')]) {
      for (let at = 0; at <= text.length; at += 1) {
        const names = new Map([
          [1, ['شارۆچکە']],
          [2, ['Ноабадский']],
        ])
        expect(await take(text.slice(0, at), text.slice(at))).toEqual({
          ok: true,
          value: { read: 3, malformed: 0, names },
        })
      }
    }
  })

  test('may be of the older kind, which has two columns less', () => {
    expect(rowOfLine('5\t1\ten\tTown\t\t\t\t1')).toMatchObject({ id: 1, name: 'Town', isOld: true })
  })

  test('may have a broken line, and not many', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => row(1, 'ru', `Имя${index}`))
    expect(await take([...lines, 'broken'].join('\n'))).toMatchObject({ ok: true, value: { malformed: 1 } })
    const broken = Array.from({ length: 10 }, () => 'broken')
    expect(await take([...lines, ...broken].join('\n'))).toEqual({ ok: false, error: 'another file' })
  })

  test.each([
    ['empty', ['']],
    ['another file', ['PK\u0003\u0004 a ZIP file\n']],
    ['another file', ['<!doctype html>\n<title>Not found</title>\n']],
    ['another file', ['1\tShahrak\tShahrak\t\t30\t50\tP\tPPL\tIR\t\n']],
    ['another file', ['not even a line']],
    ['another file', Array.from({ length: 300 }, () => 'x'.repeat(1000))],
    ['nothing new', [`${row(1, 'ja', 'シャフラク')}\n`]],
  ])('is refused as %s', async (error, chunks) => {
    expect(await take(...chunks)).toEqual({ ok: false, error })
  })

  test('is not read on once it is known to be another', async () => {
    let chunks = 0
    const endless = (function* () {
      for (; chunks < 1000; chunks += 1) yield 'something else\n'
    })()
    await takeNames(endless, { places: PLACES, languages: LANGUAGES })
    expect(chunks).toBe(0)
  })
})
