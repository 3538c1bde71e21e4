import type { FC } from 'hono/jsx'
import { languageName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import { EVERYTHING, type Narrowing } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import { textIn } from '../rules/text-in.ts'
import { nextDate } from '../rules/week.ts'
import { addDays } from '../rules/when.ts'
import type { Day } from '../store/days.ts'
import { inFormat } from '../ui/calendar-links.ts'
import { dateText } from '../ui/date-text.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { Prose } from '../ui/prose.tsx'
import { Subscribe } from '../ui/subscribe.tsx'
import { subscriptionOf } from '../ui/subscription.ts'
import { DayCard, DayDates } from './day-card.tsx'
import type { Lists } from './lists.ts'
import { SelectionPage } from './selection-page.tsx'

const DAYS: Selection = { of: 'days' }
/** How many of a weekly day's next dates are named. */
const DATES_AHEAD = 4

/** One day: the call, its map and list; afterwards what happened. `date` is the one of a weekly day that it is of. */
export const DayPage: FC<{ day: Day; lists: Lists; narrowing: Narrowing; date: string | null }> = (props) => {
  const { day, lists, narrowing, date } = props
  const { lang, t, now } = useLocale()
  const text = textIn(day.texts, lang)
  const today = new Date(now).toISOString().slice(0, 10)
  const ahead = nextDate(day, date ?? today) !== null
  const heading = (
    <div class="hero">
      <p class="eyebrow">{date ? dateText(date, lang) : <DayDates day={day} />}</p>
      <h1 lang={text.lang} dir={direction(text.lang)}>
        {text.title}
      </h1>
    </div>
  )
  const intro = (
    <>
      {text.call ? (
        <section class="call">
          <h2>{t.day.call}</h2>
          <Prose text={text.call} lang={text.lang} />
        </section>
      ) : null}
      <OtherLanguages day={day} shown={text.lang} />
      {day.weekday && !date ? <NextDates day={day} from={today} /> : null}
      <p class="buttons">
        {ahead ? (
          <a class="button" href={paths.submit(lang, day.slug)}>
            {t.day.register}
          </a>
        ) : null}
        <a href={paths.dayPhoto(lang, day.slug)}>{t.sentPhotos.day.link}</a>
      </p>
    </>
  )
  return (
    <SelectionPage
      title={text.title}
      description={text.call || text.title}
      selection={{ of: 'day', slug: day.slug }}
      narrowing={narrowing}
      lists={lists}
      heading={heading}
      intro={intro}
      page={date ? paths.dayDate(lang, day.slug, date) : undefined}
      date={date}
    />
  )
}

/** A day's texts in languages that the page is not in: somebody may read one of them better. */
const OtherLanguages: FC<{ day: Day; shown: string }> = ({ day, shown }) => {
  const { lang } = useLocale()
  const others = day.texts.filter((text) => text.lang !== shown)
  if (others.length === 0) return null
  return (
    <ul class="other-languages">
      {others.map((text) => (
        <li>
          <span class="tag">{languageName(text.lang, lang)}</span>{' '}
          {text.call ? (
            <details>
              <summary lang={text.lang} dir={direction(text.lang)}>
                {text.title}
              </summary>
              <Prose text={text.call} lang={text.lang} />
            </details>
          ) : (
            <span lang={text.lang} dir={direction(text.lang)}>
              {text.title}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const NextDates: FC<{ day: Day; from: string }> = ({ day, from }) => {
  const { lang, t } = useLocale()
  const dates: string[] = []
  for (let date = nextDate(day, from); date && dates.length < DATES_AHEAD; date = nextDate(day, addDays(date, 1))) {
    dates.push(date)
  }
  if (dates.length === 0) return null
  return (
    <section>
      <h2>{t.day.nextDates}</h2>
      <ul class="inline-list">
        {dates.map((date) => (
          <li>
            <a href={paths.dayDate(lang, day.slug, date)}>{dateText(date, lang)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** All days: those ahead, then those that are over. */
export const DaysPage: FC<{ ahead: Day[]; past: Day[] }> = ({ ahead, past }) => {
  const { lang, t } = useLocale()
  const page = paths.days(lang)
  const shown = { selection: DAYS, narrowing: EVERYTHING, name: t.nav.days, page }
  const subscription = subscriptionOf(shown, { lang, t })
  return (
    <Page
      title={t.nav.days}
      feed={{ url: subscription.feed, title: t.calendar.days, atom: inFormat(subscription.feed, 'atom') }}
      scripts={['copy.js']}
      wide
    >
      <h1>{t.nav.days}</h1>
      {ahead.length === 0 && past.length === 0 ? <p class="nothing">{t.day.none}</p> : null}
      {[
        { heading: t.day.daysAheadTitle, days: ahead },
        { heading: t.day.daysPastTitle, days: past },
      ].map(({ heading, days }) =>
        days.length > 0 ? (
          <section>
            <h2>{heading}</h2>
            <ul class="day-cards">
              {days.map((day) => (
                <DayCard day={day} />
              ))}
            </ul>
          </section>
        ) : null,
      )}
      <Subscribe subscription={subscription} />
    </Page>
  )
}
