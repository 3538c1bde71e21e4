import type { FC } from 'hono/jsx'
import type { FileFault } from '../../change/import-file.ts'
import { paths } from '../../paths.ts'
import type { Import } from '../../store/imports.ts'
import { momentText } from '../../ui/date-text.ts'
import { TextField } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'

/** A table to be brought in, and those that were. */
export const ImportsPage: FC<{ imports: Import[]; form: Form; fault: FileFault | 'tooHeavy' | null }> = ({
  imports,
  form,
  fault,
}) => {
  const { lang, t } = useLocale()
  const words = t.imports
  return (
    <DeskPage title={words.title} scripts={['form.js']}>
      <p class="lead">{words.intro}</p>
      <form method="post" action={paths.deskImports(lang)} enctype="multipart/form-data" class="long-form" novalidate>
        <div class={fault ? 'field wrong' : 'field'}>
          <label for="file">{words.file}</label>
          <p class="hint" id="file-hint">
            {words.fileHint}
          </p>
          {fault ? (
            <p class="error" id="file-error" role="alert">
              {words.faults[fault]}
            </p>
          ) : null}
          <input
            type="file"
            id="file"
            name="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
            aria-describedby={fault ? 'file-error file-hint' : 'file-hint'}
          />
        </div>
        <TextField form={form} name="source" label={words.source} hint={words.sourceHint} />
        <p>
          <button type="submit" class="button big">
            {words.send}
          </button>
        </p>
      </form>
      <h2>{words.before}</h2>
      {imports.length === 0 ? <p class="nothing">{words.none}</p> : null}
      <ul class="rows">
        {imports.map(({ id, source, state, became, createdAt }) => (
          <li>
            <a href={paths.deskImport(lang, id)}>{source}</a>
            <span class="fine">{words.states[state]}</span>
            {became === null ? null : <span class="fine">{words.isLive(became)}</span>}
            <span class="fine">
              <time datetime={new Date(createdAt).toISOString()}>{momentText(createdAt, 'UTC', lang)}</time>
            </span>
          </li>
        ))}
      </ul>
    </DeskPage>
  )
}
