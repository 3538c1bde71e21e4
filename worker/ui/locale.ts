import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import type { Messages } from '../messages/en.ts'
import { direction, type Lang } from '../rules/languages.ts'

/** What every component may need to speak: the language, its words and the moment. */
export type Locale = {
  lang: Lang
  dir: 'rtl' | 'ltr'
  t: Messages
  now: number
  number: (value: number) => string
}

/** The locale of the page that is being rendered. */
export function useLocale(): Locale {
  const { lang, t, now } = useRequestContext<AppEnv>().var
  return { lang, dir: direction(lang), t, now, number: (value) => value.toLocaleString(lang) }
}
