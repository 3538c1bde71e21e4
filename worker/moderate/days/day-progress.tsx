import type { FC } from 'hono/jsx'
import type { DayProgress } from '../../change/day-progress.ts'
import { useLocale } from '../../ui/locale.ts'

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
