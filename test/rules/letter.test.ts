import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeLetter } from '../../worker/mail/letter.ts'
import { SHIPPED_LANGS } from '../../worker/rules/languages.ts'
import { type ActionLetter, LETTERS } from '../../worker/rules/letter.ts'
import { headLine } from '../../worker/rules/text-hygiene.ts'
import { fieldsOf, recordOf } from '../support/actions.ts'
import { RUNS } from '../support/runs.ts'
import { UNITS } from '../support/typed.ts'

/** What somebody would put into a title to add a header, a recipient or a body of their own, or to turn the text around. */
const HARM = [
  '\r\nBcc: a@evil.example',
  '\n',
  '\r',
  '\u0000',
  '\u0085',
  '\u2028',
  '\u202e',
  '\u2066',
  '\u200f',
  '\ud800',
]
const title = fc.array(fc.constantFrom(...UNITS, ...HARM), { maxLength: 200 }).map((parts) => `x${parts.join('')}`)
/** Those about one action; a letter of several links, and one to coordinators, have heads of our own words. */
const ABOUT_ONE = LETTERS.filter(
  (kind): kind is Exclude<ActionLetter, 'link-again'> => kind !== 'link-again' && kind !== 'something-waits',
)
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

describe('a letter’s head', () => {
  test('is one line without what may deceive, whatever a title holds', () => {
    const sender = { siteUrl: 'https://hamseda.example', name: 'Hamseda' }
    fc.assert(
      fc.property(title, fc.constantFrom(...ABOUT_ONE), fc.constantFrom(...SHIPPED_LANGS), (typed, letter, lang) => {
        const record = recordOf(fieldsOf(), { verdictReason: 'Why\u202e', cancelReason: 'Why\u202e' })
        record.texts = [{ lang: 'en', title: typed, summary: '', original: true, outdated: false }]
        const { subject, text } = writeLetter(
          letter,
          { record, question: 'Why\u202e' },
          { email: 'a@b.example', link: 'x', lang },
          sender,
        )
        expect(subject).not.toMatch(UNFIT)
        expect([...subject].length).toBeLessThan(160)
        expect(text.replaceAll('\n', '')).not.toMatch(UNFIT)
        expect(text).not.toMatch(/^Bcc:/m)
      }),
      { numRuns: RUNS },
    )
  })

  test('keeps what Persian and emoji need, and says where it was cut', () => {
    expect(headLine('می\u200cخواهیم 👩\u200d👧', 80)).toBe('می\u200cخواهیم 👩\u200d👧')
    expect(headLine('a  b\n c', 80)).toBe('a b c')
    expect(headLine('x'.repeat(90), 80)).toBe(`${'x'.repeat(79)}…`)
  })
})
