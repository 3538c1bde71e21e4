import type { FC } from 'hono/jsx'
import { countryName, languageName } from '../../cities/names.ts'
import type { Messages } from '../../messages/en.ts'
import type { ActionField } from '../../rules/action-entries.ts'
import type { TypedRow } from '../../rules/import-columns.ts'
import { ATTENDANCES, isKind } from '../../rules/kinds.ts'
import type { Lang } from '../../rules/languages.ts'
import type { ImportRow } from '../../store/imports.ts'
import { actionFieldLabels } from '../../ui/action-form/labels.ts'
import { dateText } from '../../ui/date-text.ts'
import { useLocale } from '../../ui/locale.ts'

/** Longest value that is shown whole, in characters. */
const SHOWN_LETTERS = 120

/** Some rows as they were understood, each value beside the name of its field: two columns that were swapped are seen here. */
export const RowsAsRead: FC<{ rows: ImportRow[] }> = ({ rows }) => {
  const { t } = useLocale()
  return (
    <div class="rows-as-read">
      {rows.map(({ number, typed }) => (
        <section>
          <h3>{t.imports.row(number)}</h3>
          <TypedList typed={typed} />
        </section>
      ))}
    </div>
  )
}

/** What a row says, or only these fields of it, in the words of the page. */
export const TypedList: FC<{ typed: TypedRow; only?: readonly string[] }> = ({ typed, only }) => {
  const { lang, t } = useLocale()
  const labels = actionFieldLabels(t)
  const fields = Object.keys(labels).filter((name): name is ActionField => name in typed)
  return (
    <dl class="typed-list">
      {fields
        .filter((name) => !only || only.includes(name))
        .map((name) => (
          <div>
            <dt>{labels[name]}</dt>
            <dd>
              <bdi>{valueText(name, [typed[name] ?? ''].flat().join(', '), lang, t)}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  )
}

/** A value as somebody reads it: a code that is known by its name, any other as it stands. */
function valueText(name: ActionField, value: string, lang: Lang, t: Messages): string {
  switch (name) {
    case 'kind':
      return isKind(value) ? t.kinds[value] : value
    case 'attendance': {
      const known = ATTENDANCES.find((word) => word === value)
      return known ? t.attendance[known] : value
    }
    case 'country':
      return /^[A-Z]{2}$/.test(value) ? countryName(value, lang) : value
    case 'lang':
    case 'linkLang':
      return /^[a-z]{2,3}$/.test(value) ? languageName(value, lang) : value
    case 'startDate':
    case 'endDate':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? dateText(value, lang) : value
    case 'allDay':
    case 'signLanguage':
      return t.access.stepFreeValues.yes
    default:
      return value.length > SHOWN_LETTERS ? `${[...value].slice(0, SHOWN_LETTERS).join('')}…` : value
  }
}
