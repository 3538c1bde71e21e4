import type { FC } from 'hono/jsx'
import { countryName, languageName } from '../../cities/names.ts'
import { type DayTitles, dayTitle } from '../../rules/day-title.ts'
import type { QueueFilter } from '../../rules/waiting.ts'
import type { Choice, WaitingCounts } from '../../store/waiting-counts.ts'
import { useLocale } from '../../ui/locale.ts'

type QueueFilterFormProps = {
  /** The page that is narrowed. */
  to: string
  filter: QueueFilter
  counts: WaitingCounts
  titles: DayTitles
}

/** Narrows the queue to a country, a language, a day; beside each how much waits of it. */
export const QueueFilterForm: FC<QueueFilterFormProps> = ({ to, filter, counts, titles }) => {
  const { lang, t } = useLocale()
  const parts = [
    { name: 'country', label: t.queue.country, nameOf: (value: string) => countryName(value, lang) },
    { name: 'language', label: t.queue.language, nameOf: (value: string) => languageName(value, lang) },
    { name: 'day', label: t.queue.day, nameOf: (value: string) => dayTitle(titles, value) },
  ] as const
  if (parts.every(({ name }) => counts[name].length === 0 && filter[name] === null)) return null
  return (
    // On a phone it is folded, or what waits would begin below the screen (desk-queue.css).
    <details class="queue-narrowing" open={parts.some(({ name }) => filter[name] !== null)}>
      <summary>{t.queue.filter}</summary>
      <form method="get" action={to} class="queue-filter" aria-label={t.queue.filter}>
        {parts.map(({ name, label, nameOf }) => (
          <Part {...{ name, label, nameOf }} chosen={filter[name]} choices={counts[name]} />
        ))}
        <button type="submit" class="button quiet">
          {t.queue.show}
        </button>
      </form>
    </details>
  )
}

type PartProps = {
  name: keyof QueueFilter
  label: string
  nameOf: (value: string) => string
  chosen: string | null
  choices: Choice[]
}

const Part: FC<PartProps> = ({ name, label, nameOf, chosen, choices }) => {
  const { t, number } = useLocale()
  // What was chosen stays in sight when nothing of it waits any more.
  const known = choices.some(({ value }) => value === chosen)
  const all = chosen === null || known ? choices : [{ value: chosen, waits: 0 }, ...choices]
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        <option value="">{t.queue.all}</option>
        {all.map(({ value, waits }) => (
          <option value={value} selected={value === chosen}>
            {nameOf(value)} ({number(waits)})
          </option>
        ))}
      </select>
    </label>
  )
}
