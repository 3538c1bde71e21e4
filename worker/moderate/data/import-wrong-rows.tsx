import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { Import, ImportRow } from '../../store/imports.ts'
import { actionFieldLabels } from '../../ui/action-form/labels.ts'
import { errorSentence } from '../../ui/error-sentence.ts'
import { useLocale } from '../../ui/locale.ts'
import { StepForm } from './import-step-form.tsx'

/** Longer values are not repeated in the list of what is wrong. Characters. */
const SAID_LETTERS = 60

/** What a field holds that is wrong: often it says by itself what was meant. */
const Said: FC<{ value: string | string[] | undefined }> = ({ value = '' }) => {
  const text = [value].flat().join(', ')
  return text && text.length <= SAID_LETTERS ? (
    <>
      {' '}
      (<bdi>{text}</bdi>)
    </>
  ) : null
}

/** Rows in which something is wrong, each error with what the field holds, and the number behind which there are more. */
export const WrongRows: FC<{ of: Import; rows: ImportRow[]; more: number | null }> = ({
  of: { id, state },
  rows,
  more,
}) => {
  const { lang, t } = useLocale()
  const words = t.imports
  const labels = actionFieldLabels(t)
  return (
    <section>
      <h2>{words.wrongTitle}</h2>
      <ul class="wrong-rows">
        {rows.map(({ number, typed, errors }) => (
          <li>
            <strong>{words.row(number)}</strong> <span dir="auto">{[typed.title ?? ''].flat()[0]}</span>
            {Object.entries(errors ?? {}).map(([field, error]) => (
              <p class="error">
                {labels[field as keyof typeof labels]}
                <Said value={typed[field as keyof typeof labels]} />: {errorSentence(t, lang, error)}
              </p>
            ))}
            {state === 'checked' ? (
              <a href={paths.deskImportRow(lang, id, number)}>
                {words.correct}
                <span class="visually-hidden"> ({words.row(number)})</span>
              </a>
            ) : null}
          </li>
        ))}
      </ul>
      {more === null ? null : (
        <p>
          <a href={paths.deskImport(lang, id, { after: String(more) })}>{words.moreWrong}</a>
        </p>
      )}
      {state === 'checked' ? <StepForm id={id} step="leave-out" label={words.leaveAllOut} /> : null}
    </section>
  )
}
