import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { countryName, listText } from '../cities/names.ts'
import { errorText } from '../messages/messages.ts'
import type { FieldError, FieldErrors } from '../rules/field-error.ts'
import { dateText } from './date-text.ts'

/** Whether a request wants JSON instead of a page, as scripts of ours do. */
export function wantsJson(c: Context<AppEnv>): boolean {
  return /\bapplication\/json\b/.test(c.req.header('Accept') ?? '')
}

/** The errors of a form as sentences in the visitor's language, by field. */
export function errorSentences(c: Context<AppEnv>, errors: FieldErrors): Record<string, string> {
  const { t, lang } = c.var
  const speak = {
    countryName: (code: string) => countryName(code, lang),
    list: (items: string[]) => listText(items, lang),
    date: (date: string) => dateText(date, lang),
  }
  const given = Object.entries(errors).filter((entry): entry is [string, FieldError] => entry[1] !== undefined)
  return Object.fromEntries(given.map(([field, error]) => [field, errorText(t, error, speak)]))
}
