import type { FC } from 'hono/jsx'
import type { DayProgress } from '../../change/day-progress.ts'
import { paths } from '../../paths.ts'
import { direction } from '../../rules/languages.ts'
import { textIn } from '../../rules/text-in.ts'
import type { Day } from '../../store/days.ts'
import { dateRangeText } from '../../ui/date-text.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { CountedWithin, Progress } from './day-progress.tsx'

type DeskDaysPageProps = { days: Day[]; mayCall: boolean; progress: ReadonlyMap<string, DayProgress> }

/** All days, to be edited, and the way to a new one. */
export const DeskDaysPage: FC<DeskDaysPageProps> = ({ days, mayCall, progress }) => {
  const { lang, t } = useLocale()
  return (
    <DeskPage title={t.desk.days}>
      {mayCall ? (
        <p>
          <a class="button" href={paths.deskNewDay(lang)}>
            {t.desk.newDay}
          </a>
        </p>
      ) : null}
      {days.length > 0 ? <CountedWithin /> : null}
      <ul class="rows">
        {days.map((day) => {
          const text = textIn(day.texts, lang)
          const own = progress.get(day.slug)
          return (
            <li>
              <a href={paths.deskDay(lang, day.slug)} lang={text.lang} dir={direction(text.lang)}>
                {text.title}
              </a>
              <a href={paths.deskDayPeople(lang, day.slug)} class="fine">
                {t.persons.title}
              </a>
              <a href={paths.deskPhotos(lang, { day: day.slug })} class="fine">
                {t.photoDesk.desk.title}
              </a>
              <span class="fine">
                {day.weekday
                  ? t.when.everyWeek(t.weekdays[day.weekday])
                  : dateRangeText(day.startsOn, day.endsOn ?? day.startsOn, lang)}
              </span>
              {own ? <Progress progress={own} /> : null}
            </li>
          )
        })}
      </ul>
    </DeskPage>
  )
}
