import type { FC } from 'hono/jsx'
import type { Messages } from '../messages/en.ts'
import { type Shut, whyShut } from '../rules/registration.ts'
import type { Day } from '../store/days.ts'
import { dateText } from './date-text.ts'
import { useLocale } from './locale.ts'

/** Why groups cannot register for a day, as a sentence. */
export function shutText({ code, day, date }: Shut, lang: string, { dayKit }: Messages): string {
  return code === 'dayNotOpen' ? dayKit.opens(day, dateText(date, lang)) : dayKit.closed(day, dateText(date, lang))
}

/** The same of a day now; nothing of one for which they can. */
export const DayShut: FC<{ day: Day }> = ({ day }) => {
  const { lang, t, now } = useLocale()
  const why = whyShut(day, lang, now)
  return why ? <p class="notice">{shutText(why, lang, t)}</p> : null
}
