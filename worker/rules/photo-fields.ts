import type { FieldErrors } from './field-error.ts'
import { choice, line, lines, readFields, requireFields } from './fields.ts'
import { TEXT_LANGS, type TextLang } from './languages.ts'
import { CONSENTS, type Consent, LICENCES, type Licence } from './photo.ts'
import { no, ok, type Result } from './result.ts'

/** Longest words of a photo, in characters. */
export const MAX_PHOTO_WORDS = { caption: 500, description: 1000, credit: 120 } as const

/** What is said of a photo by those who send it. */
export type PhotoFields = {
  lang: TextLang
  caption: string
  description: string
  credit: string
  consent: Consent
  licence: Licence
}

/** The words of a photo, which a coordinator may correct. */
export type PhotoWords = Pick<PhotoFields, 'caption' | 'description' | 'credit'>

/** How the words of a photo are read, by whoever writes them. */
export const photoWordEntries = {
  caption: lines({ max: MAX_PHOTO_WORDS.caption }),
  description: lines({ max: MAX_PHOTO_WORDS.description }),
  credit: line({ max: MAX_PHOTO_WORDS.credit }),
}

const entries = {
  lang: choice(TEXT_LANGS),
  ...photoWordEntries,
  consent: choice(CONSENTS),
  licence: choice(LICENCES),
}
/** The names of the fields, as the form and its errors use them; `photo` is the file itself. */
export type PhotoField = keyof typeof entries | 'photo'

/** Raw input as what is said of a photo, or every error at once. A missing licence is the first one. */
export function parsePhotoFields(raw: Record<string, unknown>): Result<PhotoFields, FieldErrors<PhotoField>> {
  const { values, errors } = readFields(entries, raw)
  requireFields(['lang', 'consent'], values, errors)
  const { lang, caption, description, credit, consent, licence } = values
  if (Object.keys(errors).length > 0 || !lang || !consent) return no(errors)
  return ok({ lang, caption, description, credit, consent, licence: licence ?? LICENCES[0] })
}
