import type { FC } from 'hono/jsx'
import type { When } from '../rules/when.ts'
import { jalaliText, posterDate, whenDateText, whenHoursText } from './date-text.ts'
import { useLocale } from './locale.ts'

/** A date as a poster sets it. What is only known to the week or month has no day to set large. */
export const PosterDate: FC<{ when: When }> = ({ when }) => {
  const { lang, t } = useLocale()
  const { day, month, year, weekday } = posterDate(when.startsLocal, lang)
  const last = when.endsLocal?.slice(0, 10)
  const goesOn = last !== undefined && last !== when.startsLocal.slice(0, 10)
  const exact = when.precision === 'day'
  return (
    <div class="poster-date">
      <time datetime={exact ? when.startsLocal : when.startsLocal.slice(0, 7)} class="visually-hidden">
        {whenDateText(when, lang, t)}
      </time>
      <span class={exact ? 'poster-day' : 'poster-day word'} aria-hidden="true">
        {exact ? day : month}
        {exact && goesOn ? <span class="poster-to">–{posterDate(last, lang).day}</span> : null}
      </span>
      <span class="poster-month" aria-hidden="true">
        {exact ? (
          <>
            <span>{weekday}</span>{' '}
            <span>
              {month} {year}
            </span>
          </>
        ) : (
          year
        )}
      </span>
      {whenHoursText(when, lang) ? <span class="poster-hours">{whenHoursText(when, lang)}</span> : null}
      {exact && lang === 'fa' ? <span class="poster-jalali">{jalaliText(when.startsLocal, lang)}</span> : null}
    </div>
  )
}
