import type { FC } from 'hono/jsx'
import type { DayTitles } from '../../rules/day-title.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import { changedLines, fieldLines } from '../../ui/field-lines.ts'
import { useLocale } from '../../ui/locale.ts'

/** Old beside new, only where they differ. */
export const ChangesTable: FC<{ action: DeskAction; titles: DayTitles }> = ({ action: { fields, change }, titles }) => {
  const { lang, t } = useLocale()
  if (!change) return null
  const old = fieldLines(fields, lang, t, titles)
  const next = fieldLines(change, lang, t, titles)
  return (
    <table class="changes">
      <caption class="visually-hidden">{t.desk.changes}</caption>
      <thead>
        <tr>
          <th scope="col">{t.desk.field}</th>
          <th scope="col">{t.desk.old}</th>
          <th scope="col">{t.desk.new}</th>
        </tr>
      </thead>
      <tbody>
        {changedLines(old, next).map((name) => (
          <tr>
            <th scope="row">{t.fields[name]}</th>
            <td dir="auto">
              <del>{old[name]}</del>
            </td>
            <td dir="auto">
              <ins>{next[name]}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
