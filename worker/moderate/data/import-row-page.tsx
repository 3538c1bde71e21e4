import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { Import } from '../../store/imports.ts'
import { actionFieldLabels } from '../../ui/action-form/labels.ts'
import { TextArea, TextField } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { ErrorSummary } from '../../ui/form-parts.tsx'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { ROW_FIELDS } from './import-form.ts'

/** A row of a table, every field as its text, to be put right. */
export const ImportRowPage: FC<{ of: Import; number: number; form: Form }> = ({ of: seen, number, form }) => {
  const { lang, t } = useLocale()
  const labels = actionFieldLabels(t)
  return (
    <DeskPage title={`${seen.source}: ${t.imports.row(number)}`} scripts={['form.js']}>
      <form method="post" action={paths.deskImportRow(lang, seen.id, number)} class="long-form" novalidate>
        <ErrorSummary form={form} labels={labels} />
        {ROW_FIELDS.map((name) =>
          name === 'summary' || name === 'groups' || name === 'accessNote' ? (
            <TextArea form={form} name={name} label={labels[name]} rows={name === 'summary' ? 6 : 2} />
          ) : (
            <TextField form={form} name={name} label={labels[name]} />
          ),
        )}
        <p>
          <button type="submit" class="button big">
            {t.imports.save}
          </button>{' '}
          <button type="submit" class="button quiet" name="leaveOut" value="yes">
            {t.imports.leaveOut}
          </button>
        </p>
        <p>
          <a href={paths.deskImport(lang, seen.id)}>{seen.source}</a>
        </p>
      </form>
    </DeskPage>
  )
}
