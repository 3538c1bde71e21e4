import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import type { NamedPerson } from '../rules/person.ts'
import { registrationState } from '../rules/registration.ts'
import { textIn } from '../rules/text-in.ts'
import { nextDate } from '../rules/week.ts'
import type { Day } from '../store/days.ts'
import { dateText } from '../ui/date-text.ts'
import { DayShut } from '../ui/day-shut.tsx'
import { useLocale } from '../ui/locale.ts'
import { NamedPersons } from '../ui/named-persons.tsx'
import { DayDates } from './day-card.tsx'
import { Call, DayPhotos, NextDates, OtherLanguages } from './day-parts.tsx'
import type { Lists } from './lists.ts'
import { RecapNumbers, TakeAway } from './recap.tsx'
import type { DayRecap } from './recap-data.ts'
import { SelectionPage } from './selection-page.tsx'
import { CARD_SIZE } from './share-card.ts'
import { Slogans } from './slogans.tsx'
import { Told } from './told.tsx'

/** What a day's page is made of. */
export type DayPageProps = {
  day: Day
  lists: Lists
  narrowing: Narrowing
  /** The one of a weekly day that the page is of. */
  date: string | null
  /** What came of it, once something has. */
  recap: DayRecap | null
  /** Whom it is for. */
  persons: NamedPerson[]
}

/** One day: the call, its map and list; afterwards what happened, in numbers, photos and words. */
export const DayPage: FC<DayPageProps> = (props) => {
  const { day, lists, narrowing, date, recap, persons } = props
  const { lang, t, now } = useLocale()
  const address = useAddress()
  const text = textIn(day.texts, lang)
  const today = new Date(now).toISOString().slice(0, 10)
  const ahead = nextDate(day, date ?? today) !== null
  const isOpen = registrationState(day, now) === 'open'
  const heading = (
    <div class="hero">
      <p class="eyebrow">{date ? dateText(date, lang) : <DayDates day={day} />}</p>
      <h1 lang={text.lang} dir={direction(text.lang)}>
        {text.title}
      </h1>
      <NamedPersons persons={persons} />
    </div>
  )
  const photos = recap && recap.gallery.length > 0 ? <DayPhotos day={day} date={date} recap={recap} /> : null
  const intro = (
    <>
      {recap ? <p class="on-paper">{address}</p> : null}
      {/* Whoever can still take part is told that first. */}
      {ahead ? null : photos}
      <Slogans text={text} />
      {text.call ? <Call text={text.call} lang={text.lang} isOver={recap !== null && !ahead} /> : null}
      <OtherLanguages day={day} shown={text.lang} />
      {day.weekday && !date ? <NextDates day={day} from={today} /> : null}
      <p class="buttons">
        {ahead && isOpen ? (
          <a class="button" href={paths.submit(lang, day.slug)}>
            {t.day.register}
          </a>
        ) : null}
        <a href={paths.kit(lang, day.slug)}>{t.dayKit.title}</a>
        <a href={paths.dayPhoto(lang, day.slug)}>{t.sentPhotos.day.link}</a>
      </p>
      {ahead ? <DayShut day={day} /> : null}
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
      share={{ path: paths.shareImage(lang, day.slug), type: 'image/png', ...CARD_SIZE, alt: text.title }}
    />
  )
}

/** The whole address of the page, for paper. */
function useAddress(): string {
  const { origin, pathname } = new URL(useRequestContext<AppEnv>().req.url)
  return origin + decodeURI(pathname)
}
