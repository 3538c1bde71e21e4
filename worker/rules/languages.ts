/** Languages that pages of the site will have (URL prefixes): a contract with the world. */
export const SITE_LANGS = ['en', 'fa', 'es', 'fr', 'de', 'pt', 'tr'] as const
export type SiteLang = (typeof SITE_LANGS)[number]

/** Languages whose pages are there; a prefix of another one redirects to `en`. */
export const SHIPPED_LANGS = ['en', 'fa', 'es'] as const
export type Lang = (typeof SHIPPED_LANGS)[number]

/** Languages in which an action, a report or a linked page may be written (ISO 639-1, BCP 47). */
export const TEXT_LANGS = [
  ...SITE_LANGS,
  'ar',
  'az',
  'ckb',
  'da',
  'el',
  'fi',
  'he',
  'hi',
  'it',
  'ja',
  'ko',
  'ku',
  'nl',
  'no',
  'pl',
  'ps',
  'ru',
  'sv',
  'uk',
  'ur',
  'zh',
] as const
export type TextLang = (typeof TEXT_LANGS)[number]

/** Whether an action or a day may be written in this language. */
export function isTextLang(lang: string): lang is TextLang {
  return TEXT_LANGS.some((known) => known === lang)
}

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'ckb', 'fa', 'he', 'ps', 'ur'])

/** The direction in which a language is written, as HTML's `dir` wants it. */
export function direction(lang: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.has(lang) ? 'rtl' : 'ltr'
}

/** Whether pages in this language are shipped. */
export function isShipped(lang: string): lang is Lang {
  return SHIPPED_LANGS.some((shipped) => shipped === lang)
}

/** The language that is asked for, where pages in it are shipped; else `en`. */
export function shippedLang(asked = ''): Lang {
  return isShipped(asked) ? asked : 'en'
}

/** Whether this is a language prefix of the site's URLs, shipped or still to come. */
export function isSiteLang(lang: string): lang is SiteLang {
  return SITE_LANGS.some((known) => known === lang)
}

/**
 * The shipped language that a browser asks for first (RFC 9110, section 12.5.4), or `en`.
 * Quality values order the ranges; a region (`es-CO`) counts for its language.
 */
export function preferredLang(acceptLanguage: string | undefined): Lang {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...params] = range
        .toLowerCase()
        .split(';')
        .map((part) => part.trim())
      const quality = params.find((param) => param.startsWith('q='))
      return { lang: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { lang } of wanted) if (isShipped(lang)) return lang
  return 'en'
}
