import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  foldName,
  hasHarmfulCharacter,
  hasHarmfulCharacterOrBreak,
  latinDigits,
  tidy,
} from '../../worker/rules/text-hygiene.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })

describe('a harmful character', () => {
  test.each([
    ['NUL', '\u0000'],
    ['escape', '\u001b'],
    ['delete', '\u007f'],
    ['next line, at which Python ends one', '\u0085'],
    ['vertical tab', '\u000b'],
    ['carriage return alone', '\r'],
    ['right-to-left override', '\u202e'],
    ['right-to-left embedding', '\u202b'],
    ['isolate', '\u2067'],
    ['interlinear annotation', '\ufff9'],
    ['half of a surrogate pair', '\ud83d'],
    ['its other half', '\udd25'],
  ])('%s is refused', (_, character) => {
    expect(hasHarmfulCharacter(`a${character}b`)).toBe(true)
    expect(hasHarmfulCharacterOrBreak(`a${character}b`)).toBe(true)
  })

  test.each([
    'می‌خواهیم آزادیِ همهٔ زندانیان را',
    '👩‍👧‍👦 ✊🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'naïve Čeština ß',
    'العربية ١٢٣',
    '漢字 かな',
    'עברית',
    '\u200eLTR mark',
  ])('%s is welcome', (good) => expect(hasHarmfulCharacterOrBreak(good)).toBe(false))

  test('is each that embeds, overrides or isolates a direction', () => {
    const directions = [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069]
    expect(directions.filter((code) => !hasHarmfulCharacter(`a${String.fromCharCode(code)}b`))).toEqual([])
  })

  test('is a break only where there is one line', () => {
    for (const blank of ['\n', '\t', '\u2028', '\u2029']) expect(hasHarmfulCharacterOrBreak(`a${blank}b`)).toBe(true)
    expect(hasHarmfulCharacter('a\n\tb')).toBe(false)
  })
})

describe('a tidy text', () => {
  test('ends its lines with LF, whatever they were ended with', () => {
    expect(tidy(' a\r\nb\u2028c\u2029d\n ')).toBe('a\nb\nc\nd')
  })

  test('is in NFC and stays as it is', () => {
    expect(tidy('e\u0301')).toBe('é')
    fc.assert(
      fc.property(text, (each) => {
        expect(tidy(tidy(each))).toBe(tidy(each))
      }),
    )
  })
})

/** Milliseconds that something takes. */
function taken(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

describe('a text of a stranger is read in no time', () => {
  const LONG = 60_000
  test.each([
    ['zero-width no-break spaces', `${'\ufeff'.repeat(LONG)}x`],
    ['marks in the wrong order', `a${'\u0301\u0316'.repeat(LONG / 2)}`],
    ['sound marks that become such', `a${'\uff9e\u0301'.repeat(LONG / 2)}`],
  ])('%s', (_, hostile) => {
    expect(taken(() => tidy(hostile))).toBeLessThan(500)
    expect(taken(() => foldName(hostile))).toBeLessThan(500)
  })

  test('and keeps as many marks on a letter as anybody writes', () => {
    const written = `\u05d0${'\u05b0\u0591'.repeat(15)}`
    expect(tidy(written)).toBe(written.normalize('NFC'))
    expect([...tidy(`${written}\u0591`)]).toHaveLength(31)
  })
})

describe('digits', () => {
  test('of Persian and Arabic keyboards are numbers', () => {
    expect(latinDigits('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ 0123456789')).toBe('0123456789 0123456789 0123456789')
    expect(latinDigits('۱۵:۳۰ ب ظ')).toBe('15:30 ب ظ')
  })
})

describe('a folded name', () => {
  test.each([
    ['Köln', 'KOLN'],
    ['گروه ي', 'گروه‌ی'],
    ['كمیته', 'کمیته'],
    ['آزادی', 'ازادی'],
    ['Łódź', 'lodz'],
    ['  Group  of-the Test!', 'group of the test'],
    // Letters that only look different: nobody gets a second page by them.
    ['𝐇𝐚𝐦𝐬𝐞𝐝𝐚', 'hamseda'],
    ['ＨＡＭＳＥＤＡ', 'hamseda'],
    ['ℌ', 'h'],
  ])('%s is that of %s', (one, other) => expect(foldName(one)).toBe(foldName(other)))

  test.each([
    ['✊', '🔥'],
    ['!', '?'],
    ['Berlin', 'Berlín 2'],
    ['گروه', 'گروه‌ها'],
  ])('%s is not that of %s', (one, other) => expect(foldName(one)).not.toBe(foldName(other)))

  test('is the same when folded again, in any case and in any normal form, and never empty', () => {
    fc.assert(
      fc.property(text, (each) => {
        const folded = foldName(each)
        expect(foldName(folded)).toBe(folded)
        expect(foldName(each.normalize('NFD'))).toBe(foldName(each.normalize('NFC')))
        if (/\S/u.test(each)) expect(folded).not.toBe('')
      }),
      { numRuns: 1000 },
    )
  })
})
