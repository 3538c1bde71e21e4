import { MAX } from './action-entries.ts'
import type { ActionRecord } from './action-record.ts'
import { type Belonging, belongingOf } from './coordinator.ts'
import { dayTextEntries } from './day-text.ts'
import type { FieldErrors } from './field-error.ts'
import { line, lines, readFields, requireFields } from './fields.ts'
import type { TextLang } from './languages.ts'
import { MAX_REPORT } from './report-fields.ts'
import { no, ok, type Result } from './result.ts'

/** What can be translated: an action, a day or a report, by id or slug. */
export const TRANSLATED = ['action', 'day', 'report'] as const
export type Translated = (typeof TRANSLATED)[number]

/** The words of a text by the name of the field; which there are depends on what it is of. */
export type Words = Partial<Record<TranslationField, string>>
export type TranslationField = 'title' | 'summary' | 'call' | 'suggestion' | 'slogans' | 'text'

/** A text that is to be translated, as a translator sees it: nothing in it is hidden from the public. */
export type Original = {
  of: Translated
  id: string
  lang: string
  words: Words
  /** What stands in the language that it is translated into, outdated or not; null where nothing does. */
  present: { words: Words; outdated: boolean } | null
  belonging: Belonging
}

const ENTRIES = {
  action: { title: line({ max: MAX.title }), summary: lines({ max: MAX.summary }) },
  day: dayTextEntries,
  report: { text: lines({ max: MAX_REPORT }) },
} as const

/** The fields of a translation: those of the original that hold something. */
export function translationFields({ words }: Pick<Original, 'words'>): TranslationField[] {
  const names = ['title', 'summary', 'text', 'call', 'suggestion', 'slogans'] as const
  return names.filter((name) => words[name])
}

/** A posted translation, or every error at once: whatever the original says has to be said. */
export function parseTranslation(
  raw: Record<string, unknown>,
  original: Pick<Original, 'of' | 'words'>,
): Result<Words, FieldErrors<TranslationField>> {
  const { values, errors: found } = readFields(ENTRIES[original.of], raw)
  const errors: FieldErrors<TranslationField> = found
  const fields = translationFields(original)
  const words: Words = Object.fromEntries(
    Object.entries(values).filter(([name]) => fields.some((each) => each === name)),
  )
  requireFields(fields, words, errors)
  return Object.keys(errors).length > 0 ? no(errors) : ok(words)
}

/** What of an action can be translated into `lang`; null while it is not public, or where it was written in that language. */
export function translatableAction(record: ActionRecord, lang: TextLang): Original | null {
  const original = record.texts.find((text) => text.original)
  const isPublic = record.status === 'published' || record.status === 'cancelled'
  if (!original || original.lang === lang || !isPublic) return null
  const present = record.texts.find((text) => text.lang === lang)
  const wordsOf = ({ title, summary }: { title: string; summary: string }): Words => ({ title, summary })
  return {
    of: 'action',
    id: record.id,
    lang: original.lang,
    words: wordsOf(original),
    present: present ? { words: wordsOf(present), outdated: present.outdated } : null,
    belonging: belonging(record, original.lang, lang),
  }
}

/** The same of what is told of an action. */
export function translatableReport(record: ActionRecord, lang: TextLang): Original | null {
  const report = record.reports.find(({ status }) => status === 'published')
  const isPublic = record.status === 'published' || record.status === 'cancelled'
  if (!report || report.lang === lang || !isPublic) return null
  const present = report.texts.find((text) => text.lang === lang)
  return {
    of: 'report',
    id: record.id,
    lang: report.lang,
    words: { text: report.text },
    present: present ? { words: { text: present.text }, outdated: present.outdated } : null,
    belonging: belonging(record, report.lang, lang),
  }
}

type DayTexts = {
  slug: string
  texts: readonly (Record<'lang' | 'title' | 'call' | 'suggestion' | 'slogans', string> & {
    original: boolean
    outdated: boolean
  })[]
}

/** The same of a day. */
export function translatableDay({ slug, texts }: DayTexts, lang: TextLang): Original | null {
  const original = texts.find((text) => text.original)
  if (!original || original.lang === lang) return null
  const present = texts.find((text) => text.lang === lang)
  const wordsOf = ({ title, call, suggestion, slogans }: DayTexts['texts'][number]): Words => {
    return { title, call, suggestion, slogans }
  }
  return {
    of: 'day',
    id: slug,
    lang: original.lang,
    words: wordsOf(original),
    present: present ? { words: wordsOf(present), outdated: present.outdated } : null,
    belonging: { country: null, languages: [original.lang, lang], days: [slug] },
  }
}

/** A translation is theirs who have its country and day, and one of the two languages. */
function belonging(record: ActionRecord, from: string, into: string): Belonging {
  return { ...belongingOf(record), languages: [from, into] }
}
