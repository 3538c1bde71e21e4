import type { FC } from 'hono/jsx'
import { sampleOf } from '../../change/import-file.ts'
import type { Messages } from '../../messages/en.ts'
import { paths } from '../../paths.ts'
import { COLUMN_MEANINGS, type ColumnMeaning } from '../../rules/import-columns.ts'
import type { Day } from '../../store/days.ts'
import type { Import } from '../../store/imports.ts'
import { actionFieldLabels } from '../../ui/action-form/labels.ts'
import { FieldErrorText } from '../../ui/field.tsx'
import { type Form, typedText } from '../../ui/form.ts'
import { ErrorSummary } from '../../ui/form-parts.tsx'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { DateOrderField } from './import-date-order.tsx'
import { DefaultFields } from './import-defaults.tsx'

type ImportColumnsPageProps = {
  of: Import
  form: Form
  days: Day[]
  /** The first rows, as far as they were looked at. */
  rows: string[][]
}

/** Where somebody says what the columns of a table mean, with its first rows in sight; once more, where some were taken in. */
export const ImportColumnsPage: FC<ImportColumnsPageProps> = ({ of: seen, form, days, rows }) => {
  const { lang, t } = useLocale()
  const words = t.imports
  const isAgain = seen.state !== 'columns'
  const sample = sampleOf(rows)
  const { names } = seen.header
  const columns = Object.fromEntries(names.map((name, index) => [`column-${index}`, name]))
  const s = t.submit
  const dateOrder = words.dateOrders.title
  const labels = {
    ...columns,
    dateOrder,
    lang: s.lang,
    kind: s.kind,
    tier: s.tier,
    country: s.country,
    zone: s.zone,
    day: s.days,
  }
  return (
    <DeskPage title={`${words.columnsTitle}: ${seen.source}`} scripts={['form.js']}>
      <p class="lead">{isAgain ? words.columnsAgain : words.columnsIntro}</p>
      <form method="post" action={paths.deskImportStep(lang, seen.id, 'columns')} novalidate>
        <ErrorSummary form={form} labels={labels} />
        <section class="scrolls" tabindex={0} aria-label={words.columnsTitle}>
          <table class="changes import-columns">
            <thead>
              <tr>
                <th scope="col">{words.column}</th>
                <th scope="col">{words.means}</th>
                <th scope="col">{words.sample}</th>
              </tr>
            </thead>
            <tbody>
              {names.map((name, index) => (
                <tr>
                  <th scope="row" dir="auto">
                    {name}
                  </th>
                  <td>
                    <MeaningField form={form} name={`column-${index}`} label={name} />
                  </td>
                  <td class="fine" dir="auto">
                    {sample.map((row) => row[index] ?? '').join('\n')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <div class="long-form">
          <DateOrderField form={form} rows={rows} />
          <DefaultFields form={form} days={days} />
          <p>
            <button type="submit" class="button big">
              {isAgain ? words.takeInAgain : words.takeIn}
            </button>
          </p>
        </div>
      </form>
      {isAgain ? (
        <p>
          <a class="button quiet" href={paths.deskImport(lang, seen.id)}>
            {words.leaveColumns}
          </a>
        </p>
      ) : (
        <form method="post" action={paths.deskImportStep(lang, seen.id, 'drop')}>
          <button type="submit" class="button quiet">
            {words.drop}
          </button>
        </form>
      )}
    </DeskPage>
  )
}

const MeaningField: FC<{ form: Form; name: string; label: string }> = ({ form, name, label }) => {
  const { t } = useLocale()
  return (
    <>
      <FieldErrorText form={form} name={name} />
      <select
        id={name}
        name={name}
        aria-label={label}
        {...(form.errors[name] ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${name}-error` } : {})}
      >
        <option value="">{t.imports.notTaken}</option>
        {COLUMN_MEANINGS.map((meaning) => (
          <option value={meaning} selected={typedText(form, name) === meaning}>
            {meaningLabel(t, meaning)}
          </option>
        ))}
      </select>
    </>
  )
}

function meaningLabel(t: Messages, meaning: ColumnMeaning): string {
  switch (meaning) {
    case 'rowId':
    case 'starts':
    case 'ends':
    case 'where':
    case 'state':
      return t.imports.meanings[meaning]
    default:
      return actionFieldLabels(t)[meaning]
  }
}
