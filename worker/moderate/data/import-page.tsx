import type { FC } from 'hono/jsx'
import type { ImportStep } from '../../desk-paths.ts'
import { paths } from '../../paths.ts'
import { ROW_STATES, type RowState } from '../../rules/import-words.ts'
import type { Import, ImportRow } from '../../store/imports.ts'
import { actionFieldLabels } from '../../ui/action-form/labels.ts'
import { errorSentence } from '../../ui/error-sentence.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { RowsAsRead } from './import-preview.tsx'

/** How far an import is, in steps of its own. */
export function progressOf({ state, readTo, bytes, checkedTo, taken }: Import): { done: number; all: number } {
  return state === 'reading' ? { done: readTo, all: bytes } : { done: Math.max(0, checkedTo - 1), all: taken }
}

/** Whether there is something to be done that needs nobody. */
export function goesOn({ state, fault }: Import): boolean {
  return fault === null && (state === 'reading' || state === 'checking')
}

type ImportPageProps = {
  of: Import
  counts: Record<RowState, number>
  /** Some rows that are wrong, and the number behind which there are more. */
  wrong: ImportRow[]
  more: number | null
  stale: boolean
  /** Some of the rows that are right. */
  right: ImportRow[]
  /** Whether its columns can still be named anew. */
  hasFile: boolean
}

/** An import whose columns are named: how far it is, what is wrong with it, and its switch. */
export const ImportPage: FC<ImportPageProps> = ({ of: seen, counts, wrong, more, stale, right, hasFile }) => {
  const { lang, t, number } = useLocale()
  const words = t.imports
  const { done, all } = progressOf(seen)
  return (
    <DeskPage title={`${words.title}: ${seen.source}`} scripts={goesOn(seen) ? ['desk-import.js'] : []}>
      {stale ? (
        <p class="notice" role="alert">
          {words.changed}
        </p>
      ) : null}
      <p class="lead" role="status">
        {words.states[seen.state]}. {words.rowsTaken(seen.taken)}.{' '}
        {seen.became === null ? '' : words.isLive(seen.became)}
      </p>
      {seen.fault === 'unclosed' ? <p class="error">{words.faults.unclosed(number(seen.taken + 1))}</p> : null}
      {seen.fault === 'tooManyRows' ? <p class="error">{words.faults.tooManyRows}</p> : null}
      {goesOn(seen) ? (
        <>
          <progress class="import-progress" max={all} value={done} aria-label={words.states[seen.state]}>
            {words.progress(done, all)}
          </progress>
          <StepForm id={seen.id} step="go" label={words.goOn} isAutomatic />
          <p class="hint">{words.goesOn}</p>
        </>
      ) : null}
      {seen.state === 'live' ? (
        <p>
          <a class="button" href={paths.desk(lang)}>
            {words.toQueue}
          </a>
        </p>
      ) : (
        <dl class="import-counts">
          {ROW_STATES.filter((state) => counts[state] > 0).map((state) => (
            <div>
              <dt>{words.counts[state]}</dt>
              <dd>{number(counts[state])}</dd>
            </div>
          ))}
        </dl>
      )}
      {seen.state === 'live' ? null : <ColumnsAgain id={seen.id} hasFile={hasFile} />}
      {wrong.length > 0 ? <WrongRows of={seen} rows={wrong} more={more} /> : null}
      {right.length > 0 ? (
        <section>
          <h2>{words.asRead}</h2>
          <RowsAsRead rows={right} />
        </section>
      ) : null}
      {seen.state === 'checked' && counts.wrong === 0 ? (
        counts.right > 0 ? (
          <>
            <StepForm id={seen.id} step="live" label={words.goLive(counts.right)} isBig />
            <p class="hint">{words.goLiveHint}</p>
          </>
        ) : (
          <p class="nothing">{words.nothingToTake}</p>
        )
      ) : null}
      {seen.state === 'live' ? null : <StepForm id={seen.id} step="drop" label={words.drop} />}
    </DeskPage>
  )
}

/** The way back to what the columns mean, as long as their file is there. */
const ColumnsAgain: FC<{ id: string; hasFile: boolean }> = ({ id, hasFile }) => {
  const { lang, t } = useLocale()
  return hasFile ? (
    <p>
      <a href={paths.deskImportStep(lang, id, 'columns')}>{t.imports.toColumns}</a>
    </p>
  ) : (
    <p class="hint">{t.imports.fileGone}</p>
  )
}

type StepFormProps = { id: string; step: ImportStep; label: string; isBig?: boolean; isAutomatic?: boolean }

const StepForm: FC<StepFormProps> = ({ id, step, label, isBig = false, isAutomatic = false }) => {
  const { lang } = useLocale()
  return (
    <form
      method="post"
      action={paths.deskImportStep(lang, id, step)}
      {...(isAutomatic ? { 'data-goes-on': 'true' } : {})}
    >
      <button type="submit" class={isBig ? 'button big' : 'button quiet'}>
        {label}
      </button>
    </form>
  )
}

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

const WrongRows: FC<{ of: Import; rows: ImportRow[]; more: number | null }> = ({ of: { id, state }, rows, more }) => {
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
