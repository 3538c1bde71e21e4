import type { FC } from 'hono/jsx'
import type { ActionFields } from '../rules/action-fields.ts'
import type { DayTitles } from '../rules/day-title.ts'
import { changedLines, fieldLines } from '../ui/field-lines.ts'
import { useLocale } from '../ui/locale.ts'

/** What somebody typed beside what was stored meanwhile, field by field where they differ. */
export const Race: FC<{ typed: ActionFields; stored: ActionFields; titles: DayTitles }> = ({
  typed,
  stored,
  titles,
}) => {
  const { lang, t } = useLocale()
  const words = t.queue.race
  const [mine, now] = [fieldLines(typed, lang, t, titles), fieldLines(stored, lang, t, titles)]
  const names = changedLines(now, mine)
  return (
    <section class="notice alert" role="alert">
      <h2>{words.title}</h2>
      <p>{names.length === 0 ? words.same : words.text}</p>
      {names.length === 0 ? null : (
        <table class="changes">
          <caption class="visually-hidden">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.desk.field}</th>
              <th scope="col">{words.yours}</th>
              <th scope="col">{words.stored}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr>
                <th scope="row">{t.fields[name]}</th>
                <td dir="auto" data-label={words.yours}>
                  {mine[name]}
                </td>
                <td dir="auto" data-label={words.stored}>
                  {now[name]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
