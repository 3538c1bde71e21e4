import { countryName, listText } from '../cities/names.ts'
import type { Messages } from '../messages/en.ts'
import { errorText } from '../messages/messages.ts'
import type { FieldError } from '../rules/field-error.ts'
import type { Lang } from '../rules/languages.ts'
import { dateText } from './date-text.ts'

/** An error of a field as a sentence, where no field stands beside it. */
export function errorSentence(t: Messages, lang: Lang, error: FieldError): string {
  return errorText(t, error, {
    countryName: (code) => countryName(code, lang),
    list: (items) => listText(items, lang),
    date: (date) => dateText(date, lang),
  })
}
