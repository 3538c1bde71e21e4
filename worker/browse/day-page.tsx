import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
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
import { Gallery } from './gallery.tsx'
import type { Lists } from './lists.ts'
import { RecapNumbers, TakeAway } from './recap.tsx'
import type { DayRecap } from './recap-data.ts'
import { SelectionPage } from './selection-page.tsx'
import { Told } from './told.tsx'

const DAYS: Selection = { of: 'days' }
/** How many of a weekly day's next dates are named. */
const DATES_AHEAD = 4

/** What a day's page is made of. */
export type DayPageProps = {
  day: Day
  lists: Lists
  narrowing: Narrowing
  /** The one of a weekly day that the page is of. */
  date: string | null
  /** What came of it, once something has. */
  recap: DayRecap | null
}

/** One day: the call, its map and list; afterwards what happened, in numbers, photos and words. */
export const DayPage: FC<DayPageProps> = (props) => {
  const { day, lists, narrowing, date, recap } = props
  const { lang, t, now } = useLocale()
  const address = useAddress()
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
  const photos = recap && recap.gallery.length > 0 ? <DayPhotos day={day} date={date} recap={recap} /> : null
  const intro = (
    <>
      {recap ? <p class="on-paper">{address}</p> : null}
      {/* Whoever can still take part is told that first. */}
      {ahead ? null : photos}
      {text.call ? <Call text={text.call} lang={text.lang} isOver={recap !== null && !ahead} /> : null}
      <OtherLanguages day={day} shown={text.lang} />
      {day.weekday && !date ? <NextDates day={day} from={today} /> : null}
      {ahead ? (
        <p class="buttons">
          <a class="button" href={paths.submit(lang, day.slug)}>
            {t.day.register}
          </a>
        </p>
      ) : null}
      {ahead ? photos : null}
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
      numbers={
        recap && recap.numbers.actions > 0 ? <RecapNumbers day={day} date={date} numbers={recap.numbers} /> : null
      }
      spots={recap?.photos.spots}
      below={
        recap ? (
          <>
            {recap.told.items.length > 0 ? (
              <section>
                <h2>{t.recap.told}</h2>
                <Told day={day} date={date} told={recap.told} />
              </section>
            ) : null}
            <TakeAway day={day} />
          </>
        ) : null
      }
      share={paths.shareImage(lang, day.slug)}
    />
  )
}

/** The whole address of the page, for paper. */
function useAddress(): string {
  const { origin, pathname } = new URL(useRequestContext<AppEnv>().req.url)
  return origin + decodeURI(pathname)
}

/** The call; once its dates are over it makes room for what came of it. */
const Call: FC<{ text: string; lang: string; isOver: boolean }> = ({ text, lang, isOver }) => {
  const { t } = useLocale()
  return isOver ? (
    <details class="call">
      <summary>{t.day.call}</summary>
      <Prose text={text} lang={lang} />
    </details>
  ) : (
    <section class="call">
      <h2>{t.day.call}</h2>
      <Prose text={text} lang={lang} />
    </section>
  )
}

const DayPhotos: FC<{ day: Day; date: string | null; recap: DayRecap }> = ({ day, date, recap }) => {
  const { lang, t } = useLocale()
  return (
    <section class="day-photos">
      <h2>{t.recap.photos}</h2>
      <Gallery photos={recap.gallery} />
      {recap.photos.photos > recap.gallery.length ? (
        <p>
          <a class="button" href={paths.gallery(lang, day.slug, { date })}>
            {t.recap.allPhotos(recap.photos.photos)}
          </a>
        </p>
      ) : null}
    </section>
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
