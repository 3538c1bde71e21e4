import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { MonthDrawing, type Program, ProgramDrawing } from './calendar-drawings.tsx'
import { PopularFeeds, type PopularFeedsProps } from './popular-feeds.tsx'

/** From what most have to what few have. */
const PROGRAMS: readonly Program[] = [
  'apple',
  'google',
  'outlook',
  'icsx5',
  'thunderbird',
  'gnome',
  'nextcloud',
  'other',
]
const FACTS = ['cancelled', 'moved', 'refresh', 'hidden', 'privacy', 'ending'] as const

/** How to subscribe, program by program, and to what. */
export const CalendarPage: FC<PopularFeedsProps> = (props) => {
  const { lang, t } = useLocale()
  const words = t.calendarPage
  const feed = { url: paths.feed({ of: 'all' }, lang), title: t.calendar.all }
  return (
    <Page title={words.title} description={words.description} feed={feed} scripts={['copy.js']} wide>
      <div class="calendar-opening">
        <div class="hero">
          <h1>{words.title}</h1>
          <p class="lead">{words.intro}</p>
        </div>
        <MonthDrawing />
      </div>
      <section>
        <h2>{words.feeds}</h2>
        <p class="prose">{words.feedsHint}</p>
        <div class="feed-groups">
          <PopularFeeds {...props} />
        </div>
      </section>
      <section>
        <h2>{words.programs}</h2>
        <p class="prose">{words.programsHint}</p>
        <div class="programs">
          {PROGRAMS.map((program) => (
            <HowTo program={program} />
          ))}
        </div>
      </section>
      <section>
        <h2>{words.know}</h2>
        <dl class="facts-wall">
          {FACTS.map((fact) => (
            <div id={fact}>
              <dt>{words.facts[fact].name}</dt>
              <dd>{words.facts[fact].text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  )
}

/** What to do in one program: a picture of where to press, and the steps. */
const HowTo: FC<{ program: Program }> = ({ program }) => {
  const { name, steps } = useLocale().t.calendarPage.steps[program]
  return (
    <article class="program" id={program}>
      <ProgramDrawing program={program} />
      <div>
        <h3>{name}</h3>
        <ol>
          {steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </div>
    </article>
  )
}
