import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { EVERYTHING } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import type { Day } from '../store/days.ts'
import { inFormat } from '../ui/calendar-links.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { Subscribe } from '../ui/subscribe.tsx'
import { subscriptionOf } from '../ui/subscription.ts'
import { DayCard } from './day-card.tsx'

const DAYS: Selection = { of: 'days' }

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
