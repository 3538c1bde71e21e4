import { describe, expect, test } from 'vitest'
import {
  direction,
  isShipped,
  isSiteLang,
  preferredLang,
  SHIPPED_LANGS,
  SITE_LANGS,
  TEXT_LANGS,
} from '../../worker/rules/languages.ts'

describe('the language that a browser asks for', () => {
  test.each([
    ['fa', 'fa'],
    ['fa-IR', 'fa'],
    ['ES-co, en;q=0.5', 'es'],
    ['en;q=0.5, fa;q=0.8, es;q=0.7', 'fa'],
    ['de, fr;q=0.9, es;q=0.1', 'es'],
    ['de-DE,de;q=0.9', 'en'],
    ['fa;q=0, es', 'es'],
    ['fa;q=0', 'en'],
    ['fa ; q=0.3 , es ; q=0.4', 'es'],
    ['es;q=0.5, fa;q=0.5', 'es'],
    ['*', 'en'],
    ['fa;q=x, es;q=0.1', 'es'],
    ['far, esx', 'en'],
    [';;;,,,', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('%j is %s', (header, lang) => expect(preferredLang(header)).toBe(lang))
})

test('what is shipped is of the site, and what is of the site may be written', () => {
  expect(SHIPPED_LANGS.every((lang) => isSiteLang(lang) && isShipped(lang))).toBe(true)
  expect(SITE_LANGS.every((lang) => TEXT_LANGS.some((each) => each === lang))).toBe(true)
  expect(['de', 'constructor', 'EN', ''].filter(isShipped)).toEqual([])
})

test('every language is written in the direction that its script has', () => {
  const arabicOrHebrew = TEXT_LANGS.filter((lang) =>
    /^(Arab|Hebr)$/.test(new Intl.Locale(lang).maximize().script ?? ''),
  )
  expect(TEXT_LANGS.filter((lang) => direction(lang) === 'rtl').toSorted()).toEqual(arabicOrHebrew.toSorted())
})
