import type { FieldErrors } from './field-error.ts'
import { choice, line, lines, readFields, requireFields } from './fields.ts'
import { type LanguageField, readTexts } from './language-fields.ts'
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

const texts = { name: line({ max: MAX_PERSON.name }), about: lines({ max: MAX_PERSON.about }) }
const entries = {
  slug: line({ max: MAX_PERSON.slug }),
  original: choice(SITE_LANGS),
  credit: line({ max: MAX_PERSON.credit }),
}
/** The names of the fields: `name_en`, `about_en` and so on beside the fixed ones; `photo` is the portrait's file. */
export type PersonField = keyof typeof entries | LanguageField<keyof typeof texts> | 'photo'

/** Raw input as a person, or every error at once. */
export function parsePersonFields(raw: Record<string, unknown>): Result<PersonFields, FieldErrors<PersonField>> {
  const { values, errors: found } = readFields(entries, raw)
  const errors: FieldErrors<PersonField> = found
  const { slug, original, credit } = values
  requireFields(['slug', 'original'], values, errors)
  if (slug && !isTidySlug(slug)) errors.slug ??= { code: 'notASlug' }
  const said = readTexts(texts, raw, { head: 'name', original }, errors)
  return Object.keys(errors).length > 0 ? no(errors) : ok({ slug, credit, texts: said })
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
