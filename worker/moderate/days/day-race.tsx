import type { FC } from 'hono/jsx'
import type { FormValues } from '../../rules/typed-action.ts'
import { useLocale } from '../../ui/locale.ts'
import { dayLabels } from './day-labels.ts'

/** What somebody typed of a day, and what somebody else stored meanwhile: both as a form has them. */
export type DayRaceProps = { typed: FormValues; stored: FormValues }

/** What is stored of a day now beside what was typed, where they differ, above the form that keeps it. */
export const DayRace: FC<DayRaceProps> = ({ typed, stored }) => {
  const { lang, t } = useLocale()
  const { yours, stored: now, text, same } = t.queue.race
  const title = t.dayKit.desk.race
  const differ = Object.entries(dayLabels(t, lang)).filter(([name]) => (typed[name] ?? '') !== (stored[name] ?? ''))
  return (
    <section class="notice alert" role="alert">
      <h2>{title}</h2>
      <p>{differ.length === 0 ? same : text}</p>
      {differ.length === 0 ? null : (
        <table class="changes">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.desk.field}</th>
              <th scope="col">{now}</th>
              <th scope="col">{yours}</th>
            </tr>
          </thead>
          <tbody>
            {differ.map(([name, label]) => (
              <tr>
                <th scope="row">{label}</th>
                <td dir="auto" class="pre-line" data-label={now}>
                  {stored[name]}
                </td>
                <td dir="auto" class="pre-line" data-label={yours}>
                  {typed[name]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
