import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { ROW_STATES, type RowState } from '../../rules/import-words.ts'
import type { Import, ImportRow } from '../../store/imports.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { RowsAsRead } from './import-preview.tsx'
import { StepForm } from './import-step-form.tsx'
import { WrongRows } from './import-wrong-rows.tsx'

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
