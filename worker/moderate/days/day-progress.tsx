import type { FC } from 'hono/jsx'
import type { DayProgress } from '../../change/day-progress.ts'
import { languageName, listText } from '../../cities/names.ts'
import { useLocale } from '../../ui/locale.ts'
import { useCoordinator } from '../coordinator.ts'

const NUMBERS = [
  'registered',
  'waiting',
  'published',
  'cancelled',
  'countries',
  'cities',
  'reported',
  'photos',
] as const

/** Of what progress is told: for who is limited to languages, of what is in these; of all else, where nothing is said. */
export const CountedWithin: FC = () => {
  const { lang, t } = useLocale()
  const { language = [] } = useCoordinator().scope
  const theirs = language.map((each) => languageName(each, lang))
  return theirs.length > 0 ? <p class="fine">{t.dayKit.desk.within(listText(theirs, lang))}</p> : null
}

/** How far a day is, at a glance. */
export const Progress: FC<{ progress: DayProgress }> = ({ progress }) => {
  const { t, number } = useLocale()
  return (
    <dl class="progress">
      {NUMBERS.map((name) => (
        <div class={name === 'waiting' && progress.waiting > 0 ? 'alert' : ''}>
          <dt>{t.dayKit.desk[name]}</dt>
          <dd>{number(progress[name])}</dd>
        </div>
      ))}
    </dl>
  )
}
