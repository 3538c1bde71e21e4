import type { FieldErrors } from './field-error.ts'
import { choice, line, readFields, requireFields } from './fields.ts'
import { TEXT_LANGS, type TextLang } from './languages.ts'
import { no, ok, type Result } from './result.ts'

/** What a file of a day's kit can be. */
export const KIT_FILE_KINDS = ['pdf', 'image'] as const

/** More files of one day nobody looks through. */
export const KIT_FILES_A_DAY = 20
/** Longest name of a file, in characters. */
const MAX_TITLE = 120

/** What is said of a file. */
export type KitFileFields = { title: string; lang: TextLang }
/** The names of the fields; `photo` is the file itself, as it is in every form that takes one. */
export type KitFileField = 'title' | 'lang' | 'photo'

const entries = { title: line({ max: MAX_TITLE }), lang: choice(TEXT_LANGS) }

/** Raw input as what is said of a file, or every error at once. */
export function parseKitFileFields(raw: Record<string, unknown>): Result<KitFileFields, FieldErrors<KitFileField>> {
  const { values, errors } = readFields(entries, raw)
  requireFields(['title', 'lang'], values, errors)
  const { title, lang } = values
  return Object.keys(errors).length > 0 || !lang ? no(errors) : ok({ title, lang })
}

const PDF_HEAD = '%PDF-'
/** So far from its end a PDF says where it ends; readers look no further. Bytes. */
const PDF_TAIL_BYTES = 1024

/** Whether bytes are those of a whole PDF: by how it begins and ends (ISO 32000-1, 7.5.2 and 7.5.5), whatever it is called. */
export function isPdf(bytes: Uint8Array): boolean {
  const latin = new TextDecoder('latin1')
  const head = latin.decode(bytes.subarray(0, PDF_HEAD.length))
  return head === PDF_HEAD && latin.decode(bytes.subarray(-PDF_TAIL_BYTES)).includes('%%EOF')
}
