import type { FieldErrors } from './field-error.ts'
import { choice, line, lines, readFields, requireFields } from './fields.ts'
import { SITE_LANGS, type SiteLang } from './languages.ts'
import type { Person } from './person.ts'
import { no, ok, type Result } from './result.ts'
import { isTidySlug } from './slug.ts'
import type { FormValues } from './typed-action.ts'

/** Longest texts of a person, in characters. */
export const MAX_PERSON = { name: 120, about: 6000, slug: 80, credit: 120 } as const

/** What a coordinator says of a person. */
export type PersonFields = {
  slug: string
  credit: string
  texts: { lang: SiteLang; name: string; about: string; original: boolean }[]
}

const names = Object.fromEntries(SITE_LANGS.map((lang) => [`name_${lang}`, line({ max: MAX_PERSON.name })]))
const abouts = Object.fromEntries(SITE_LANGS.map((lang) => [`about_${lang}`, lines({ max: MAX_PERSON.about })]))
const entries = {
  slug: line({ max: MAX_PERSON.slug }),
  original: choice(SITE_LANGS),
  credit: line({ max: MAX_PERSON.credit }),
}
/** The names of the fields: `name_en`, `about_en` and so on beside the fixed ones; `photo` is the portrait's file. */
export type PersonField = keyof typeof entries | `name_${SiteLang}` | `about_${SiteLang}` | 'photo'

/** Raw input as a person, or every error at once. */
export function parsePersonFields(raw: Record<string, unknown>): Result<PersonFields, FieldErrors<PersonField>> {
  const fixed = readFields(entries, raw)
  const name = readFields(names, raw)
  const about = readFields(abouts, raw)
  const errors: FieldErrors<PersonField> = { ...fixed.errors, ...name.errors, ...about.errors }
  const { slug, original, credit } = fixed.values
  requireFields(['slug', 'original'], fixed.values, errors)
  if (slug && !isTidySlug(slug)) errors.slug ??= { code: 'notASlug' }
  const texts = SITE_LANGS.map((lang) => ({
    lang,
    name: name.values[`name_${lang}`] ?? '',
    about: about.values[`about_${lang}`] ?? '',
    original: lang === original,
  }))
  for (const text of texts)
    if (!text.name && (text.about || text.original)) errors[`name_${text.lang}`] ??= { code: 'required' }
  if (Object.keys(errors).length > 0) return no(errors)
  return ok({ slug, credit, texts: texts.filter((text) => text.name !== '') })
}

/** A person as somebody would type them: the inverse of parsePersonFields. */
export function typedPerson({ slug, texts, portrait }: Person): FormValues {
  const typed = texts.flatMap(({ lang, name, about }) => [
    [`name_${lang}`, name],
    [`about_${lang}`, about],
  ])
  return {
    ...Object.fromEntries(typed),
    slug,
    original: texts.find((text) => text.original)?.lang ?? '',
    credit: portrait?.credit ?? '',
  }
}
