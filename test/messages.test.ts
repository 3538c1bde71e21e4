import { describe, expect, test } from 'vitest'
import { listText } from '../worker/cities/names.ts'
import { errorText, messages } from '../worker/messages/messages.ts'
import type { FieldError } from '../worker/rules/field-error.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'

/** Every text of a catalog by its path: a string, or a function of strings or numbers. */
function leaves(catalog: object, path = ''): [string, string | ((...given: (string | number)[]) => string)][] {
  return Object.entries(catalog).flatMap(([key, value]) =>
    typeof value === 'object' ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value] as const],
  )
}

/** Texts that are empty on purpose: an organizer is told nothing of a report that another took the place of. */
const EMPTY = ['manage.reportStates.replaced']
/** Given to every function: where it wants a text, a number is one. */
const SAMPLES: [number, number][] = [
  [0, 1],
  [1, 1],
  [2, 5],
  [11, 10_000],
]
const NUMBERS = [0, 1, 2, 5, 11, 101]
const BIDI_CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** Arabic yeh, alef maksura, kaf, and the two ways of writing a digit that Persian does not have. */
const NOT_PERSIAN = /[\u064a\u0649\u0643\u0660-\u0669]/u

const en = leaves(messages.en)

describe.each(SHIPPED_LANGS)('the words in %s', (lang) => {
  const all = leaves(messages[lang])
  /** What every text says: functions with sample values. */
  const said = all.flatMap(([path, text]) =>
    typeof text === 'string'
      ? [[path, text] as const]
      : SAMPLES.map((sample) => [path, String(text(...sample.slice(0, text.length)))] as const),
  )

  test('are the same ones as in English, and take the same things', () => {
    const shape = (texts: typeof all) =>
      texts.map(([path, text]) => `${path} ${typeof text === 'string' ? '' : text.length}`)
    expect(shape(all)).toEqual(shape(en))
  })

  test('are all there', () => {
    expect(said.filter(([, text]) => text.trim() === '').map(([path]) => path)).toEqual(EMPTY)
    expect(said.filter(([, text]) => /undefined|null|NaN|\[object|#(?!\w)|\$\{/.test(text))).toEqual([])
  })

  test('hold no control character, and no blank at either end', () => {
    expect(said.filter(([, text]) => BIDI_CONTROL.test(text) || text !== text.trim() || / {2}/.test(text))).toEqual([])
    expect(said.filter(([, text]) => text !== text.normalize('NFC'))).toEqual([])
  })

  test('say what they were given, so that nobody is sent to an hour or a country that is missing', () => {
    const silent = all.filter(([, text]) => {
      if (typeof text === 'string' || text.length === 0) return false
      const given = ['ALPHA', 'BETA'].slice(0, text.length)
      // Counting functions take numbers alone; they are looked at below.
      return !given.every((word) => text(...given).includes(word)) && text(2, 3) === text(4, 5)
    })
    expect(silent.map(([path]) => path)).toEqual([])
  })

  test('count as the language does', () => {
    const digits = new Intl.NumberFormat(lang)
    const { actions, cities, countries } = messages[lang].counts
    for (const count of [actions, cities, countries]) {
      expect(NUMBERS.map(count).filter((text, index) => !text.includes(digits.format(NUMBERS[index] ?? 0)))).toEqual([])
      const [none, one, two, five] = NUMBERS.map((number) => count(number).replace(digits.format(number), '#'))
      expect([none, five]).toEqual([two, two])
      expect(one === two).toBe(lang === 'fa')
    }
  })

  test('have one for every error of a field', () => {
    const errors: Record<FieldError['code'], FieldError> = {
      required: { code: 'required' },
      harmful: { code: 'harmful' },
      notText: { code: 'notText' },
      notInList: { code: 'notInList' },
      notADate: { code: 'notADate' },
      notATime: { code: 'notATime' },
      encryptedPdf: { code: 'encryptedPdf' },
      brokenPdf: { code: 'brokenPdf' },
      otherOrder: { code: 'otherOrder', written: '20/06/2027' },
      notANumber: { code: 'notANumber' },
      notAUrl: { code: 'notAUrl' },
      notAnEmail: { code: 'notAnEmail' },
      unknownZone: { code: 'unknownZone' },
      unknownCity: { code: 'unknownCity' },
      endBeforeStart: { code: 'endBeforeStart' },
      revealAfterEnd: { code: 'revealAfterEnd' },
      hourPassed: { code: 'hourPassed' },
      notYours: { code: 'notYours' },
      bothOrNone: { code: 'bothOrNone' },
      farFromCity: { code: 'farFromCity' },
      slugTaken: { code: 'slugTaken' },
      nameTaken: { code: 'nameTaken' },
      beyondYours: { code: 'beyondYours' },
      oneGroup: { code: 'oneGroup' },
      unknownAction: { code: 'unknownAction' },
      notASlug: { code: 'notASlug' },
      tooLongAgo: { code: 'tooLongAgo' },
      tooFarAhead: { code: 'tooFarAhead' },
      stillAhead: { code: 'stillAhead' },
      notConfirmed: { code: 'notConfirmed' },
      toBelowFrom: { code: 'toBelowFrom' },
      notAPhoto: { code: 'notAPhoto' },
      brokenPhoto: { code: 'brokenPhoto' },
      animatedPhoto: { code: 'animatedPhoto' },
      notAKitFile: { code: 'notAKitFile' },
      namesHidden: { code: 'namesHidden' },
      dayNotOpen: { code: 'dayNotOpen', day: 'June 20', date: '2027-06-01' },
      dayClosed: { code: 'dayClosed', day: 'June 20', date: '2027-06-01' },
      photoTooHeavy: { code: 'photoTooHeavy', megabytes: 10 },
      photoTooLarge: { code: 'photoTooLarge', megapixels: 40 },
      tooLong: { code: 'tooLong', max: 120 },
      tooMany: { code: 'tooMany', max: 8 },
      tooManyWords: { code: 'tooManyWords', max: 8 },
      outOfRange: { code: 'outOfRange', min: -90, max: 90 },
      hourSkipped: { code: 'hourSkipped', before: '01:30', after: '03:30' },
      severalCities: { code: 'severalCities', countries: ['CO', 'ES'] },
      cityLike: { code: 'cityLike', cities: [{ name: 'Tübingen', country: 'DE' }] },
      tierCapped: { code: 'tierCapped', country: 'IR', cap: 'country' },
    }
    const context = {
      countryName: (code: string) => `<${code}>`,
      list: (items: string[]) => listText(items, lang),
      date: (date: string) => `<${date}>`,
    }
    const texts = Object.values(errors).map((error) => errorText(messages[lang], error, context))
    expect(new Set(texts).size).toBe(texts.length)
    const joined = texts.join('\n')
    for (const part of ['01:30', '03:30', '<CO>', '<ES>', '<IR>', messages[lang].submit.tiers.country]) {
      expect(joined).toContain(part)
    }
  })
})

test('Persian is written with Persian letters and digits', () => {
  const persian = leaves(messages.fa).flatMap(([, text]) => (typeof text === 'string' ? [text] : [text(1, 2)]))
  expect(persian.filter((text) => NOT_PERSIAN.test(text))).toEqual([])
})

test('a language is named in itself', () => {
  expect(SHIPPED_LANGS.map((lang) => messages[lang].languageName)).toEqual(['English', 'فارسی', 'Español'])
})
