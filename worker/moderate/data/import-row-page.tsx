import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { TypedRow } from '../../rules/import-columns.ts'
import type { Day } from '../../store/days.ts'
import type { Import } from '../../store/imports.ts'
import { ActionFormFields } from '../../ui/action-form/action-form.tsx'
import { actionFieldLabels } from '../../ui/action-form/labels.ts'
import type { Form } from '../../ui/form.ts'
import { ErrorSummary } from '../../ui/form-parts.tsx'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { TypedList } from './import-preview.tsx'

type ImportRowPageProps = {
  of: Import
  number: number
  form: Form
  days: Day[]
  /** What the row said when the page was opened. */
  typed: TypedRow
}

/** A row of a table in the form of an action, to be put right; beside it the words of the table that no field of it takes. */
export const ImportRowPage: FC<ImportRowPageProps> = ({ of: seen, number, form, days, typed }) => {
  const { lang, t } = useLocale()
  const words = t.imports
  const wrong = Object.keys(form.errors)
  const isSaid = wrong.some((name) => name in typed)
  return (
    <DeskPage title={`${words.row(number)}: ${seen.source}`} scripts={['form.js']}>
      <p class="lead">{words.rowIntro}</p>
      <form method="post" action={paths.deskImportRow(lang, seen.id, number)} class="long-form" novalidate>
        <ErrorSummary form={form} labels={actionFieldLabels(t)} />
        {isSaid ? (
          <section>
            <h2>{words.inTheTable}</h2>
            <TypedList typed={typed} only={wrong} />
          </section>
        ) : null}
        <ActionFormFields form={form} days={days} />
        <p>
          <button type="submit" class="button big">
            {words.save}
          </button>{' '}
          <button type="submit" class="button quiet" name="leaveOut" value="yes">
            {words.leaveOut}
          </button>
        </p>
        <p>
          <a href={paths.deskImport(lang, seen.id)}>{words.backTo(seen.source)}</a>
        </p>
      </form>
    </DeskPage>
  )
}
