import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import { textIn } from '../rules/text-in.ts'
import { nextDate } from '../rules/week.ts'
import type { Day } from '../store/days.ts'
import { dateRangeText, jalaliText, posterDate } from '../ui/date-text.ts'
import { useLocale } from '../ui/locale.ts'

/** When a day is, in words: its date or dates, or its rule. */
export const DayDates: FC<{ day: Day }> = ({ day }) => {
  const { lang, t } = useLocale()
  if (day.weekday) return <>{t.when.everyWeek(t.weekdays[day.weekday])}</>
  const jalali = jalaliText(day.startsOn, lang)
  return (
    <>
      {dateRangeText(day.startsOn, day.endsOn ?? day.startsOn, lang)}
      {jalali ? <span class="jalali"> · {jalali}</span> : null}
    </>
  )
}

/** A day as a small poster. */
export const DayCard: FC<{ day: Day }> = ({ day }) => {
  const { lang, t, now } = useLocale()
  const { title, lang: textLang } = textIn(day.texts, lang)
  const today = new Date(now).toISOString().slice(0, 10)
  const ahead = nextDate(day, today) !== null
  const shown = (day.weekday ? nextDate(day, today) : null) ?? day.startsOn
  const { day: number, month, year } = posterDate(shown, lang)
  return (
    <li class={ahead ? 'day-card ahead' : 'day-card'}>
      <a href={paths.day(lang, day.slug)}>
        <span class="poster-date" aria-hidden="true">
          <span class="poster-day">{number}</span>
          <span class="poster-month">
            {month} {year}
          </span>
        </span>
        <span class="day-card-title" lang={textLang} dir={direction(textLang)}>
          {title}
        </span>
      </a>
      <span class="day-card-dates">
        {day.weekday ? t.when.everyWeek(t.weekdays[day.weekday]) : <DayDates day={day} />}
      </span>
    </li>
  )
}
