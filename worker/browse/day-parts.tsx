import type { FC } from 'hono/jsx'
import { languageName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import { textIn } from '../rules/text-in.ts'
import { nextDate } from '../rules/week.ts'
import { addDays } from '../rules/when.ts'
import type { Day } from '../store/days.ts'
import { dateText } from '../ui/date-text.ts'
import { useLocale } from '../ui/locale.ts'
import { Prose } from '../ui/prose.tsx'
import { Gallery } from './gallery.tsx'
import type { DayRecap } from './recap-data.ts'

/** How many of a weekly day's next dates are named. */
const DATES_AHEAD = 4

/** The call; once its dates are over it makes room for what came of it. */
export const Call: FC<{ text: string; lang: string; isOver: boolean }> = ({ text, lang, isOver }) => {
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

/** A few photos of the day, and the way to all. */
export const DayPhotos: FC<{ day: Day; date: string | null; recap: DayRecap }> = ({ day, date, recap }) => {
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
export const OtherLanguages: FC<{ day: Day; shown: string }> = ({ day, shown }) => {
  const { lang, t } = useLocale()
  const others = day.texts.filter((text) => text.lang !== shown)
  if (others.length === 0) return null
  const isTranslated = !textIn(day.texts, lang).original && others.some(({ original }) => original)
  return (
    <>
      {isTranslated ? <p class="fine">{t.translations.byCampaign}</p> : null}
      <ul class="other-languages">
        {others.map((text) => (
          <li>
            <span class="tag">
              {languageName(text.lang, lang)}
              {text.original ? ` · ${t.translations.original}` : ''}
              {text.outdated ? ` · ${t.translations.older}` : ''}
            </span>{' '}
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
    </>
  )
}

/** A weekly day's next dates, each with a page of its own. */
export const NextDates: FC<{ day: Day; from: string }> = ({ day, from }) => {
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
