import type { Child, FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import type { DeskPhoto } from '../../rules/desk-photo.ts'
import { actionItem } from '../../rules/waiting.ts'
import { ActionFacts } from '../../ui/action-facts.tsx'
import type { Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { Prose } from '../../ui/prose.tsx'
import { DeskPage } from '../desk-page.tsx'
import { ActionPhotos } from './action-photos.tsx'
import { AsTyped, Preview } from './as-typed.tsx'
import type { Beside } from './beside.tsx'
import { Duplicates, Histories, Questions } from './beside.tsx'
import { ChangesTable } from './changes-table.tsx'
import { ClaimBar } from './claim-bar.tsx'
import { Decision } from './decision.tsx'
import type { KnownGroup } from './decision-parts.tsx'
import { DeskKeys } from './desk-keys.tsx'
import type { VerdictField } from './form.ts'
import { SuggestionChanges } from './suggestion.tsx'
import { WaitingReport } from './waiting-report.tsx'

type DeskActionPageProps = {
  action: DeskAction
  knownGroups: KnownGroup[]
  form: Form<VerdictField>
  /** What is to be said first: that somebody else was faster, or has it. */
  notice: string | null
  photos: DeskPhoto[]
  beside: Beside
  /** What is to be known before anything is decided. */
  above: Child
  /** What was decided just before. */
  before: Child
}

/** One action at the desk: all that is needed to decide, and the decision. */
export const DeskActionPage: FC<DeskActionPageProps> = ({
  action,
  knownGroups,
  form,
  notice,
  photos,
  beside,
  above,
  before,
}) => {
  const { lang, t } = useLocale()
  const { text } = action.fields
  // Nothing of what is new has been seen: it is read before it is decided on.
  const isNew = action.status === 'pending' && action.change === null
  return (
    <DeskPage title={text.title} scripts={['desk-queue.js']} before={before}>
      {notice ? <p class="notice alert">{notice}</p> : null}
      <ClaimBar item={actionItem(action.id)} claim={beside.claim} filter={beside.filter} />
      <p class="eyebrow">
        <span class={`tag status-${action.status}`}>{t.manage.statuses[action.status]}</span>
        {action.status === 'published' || action.status === 'cancelled' ? (
          <a href={paths.action(lang, action.id)}>{t.manage.seePage}</a>
        ) : null}
        {beside.keptId ? <a href={paths.deskAction(lang, beside.keptId)}>{t.queue.mergedTag}</a> : null}
      </p>
      {above}
      {action.cancelReason ? (
        <div class="notice alert">
          <strong>{t.action.reason}</strong>
          <Prose text={action.cancelReason} />
        </div>
      ) : null}
      <div class="decide">
        <div>
          {action.change ? <ChangesTable action={action} titles={beside.titles} /> : null}
          {action.waitingReport ? <WaitingReport action={action} /> : null}
          {isNew ? <AsTyped action={action} titles={beside.titles} /> : null}
          <SuggestionChanges suggested={beside.suggested} written={(action.change ?? action.fields).text.summary} />
          <Questions questions={beside.questions} />
          <Duplicates duplicates={beside.duplicates} />
        </div>
        <div>
          <Decision action={action} knownGroups={knownGroups} form={form} beside={beside} />
          <DeskKeys />
        </div>
      </div>
      <ul class="inline-list">
        <li>
          <a href={paths.deskActionPeople(lang, action.id)}>{t.persons.desk.forAction}</a>
        </li>
        {action.mayReport ? (
          <li>
            <a href={paths.deskReport(lang, action.id)}>{t.letters.desk.reportFor}</a>
          </li>
        ) : null}
        <li>
          <a href={paths.deskLog(lang, { on: action.id })}>{t.safetyDesk.log.ofItem}</a>
        </li>
      </ul>
      <Histories histories={beside.histories} />
      <ActionPhotos id={action.id} photos={photos} />
      <div class="action-columns">
        <section class="preview">
          <h2>{t.desk.publicVersion}</h2>
          <Preview action={action} />
          <ActionFacts action={action.preview} />
        </section>
        {isNew ? null : (
          <section>
            <h2>{action.change ? t.desk.old : t.desk.asTyped}</h2>
            <AsTyped action={action} titles={beside.titles} />
          </section>
        )}
      </div>
    </DeskPage>
  )
}
