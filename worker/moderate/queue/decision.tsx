import type { Child, FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import { Checkbox } from '../../ui/choices.tsx'
import { FieldErrorText } from '../../ui/field.tsx'
import { type Form, typedText } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import type { Beside } from './beside.tsx'
import { Ask, Cancel, Groups, type KnownGroup, Merge, Refusal } from './decision-parts.tsx'
import type { VerdictField } from './form.ts'

type DecisionProps = { action: DeskAction; knownGroups: KnownGroup[]; form: Form<VerdictField>; beside: Beside }

/** Everything that can be decided on an action as it is now, each with its own button. */
export const Decision: FC<DecisionProps> = ({ action, knownGroups, form, beside }) => {
  const { t } = useLocale()
  const { status, change, waitingReport, reportShown, cancelledBy } = action
  const isPublic = status === 'published' || status === 'cancelled'
  const way = (parts: Child) => (
    <DecisionForm action={action} form={form} beside={beside}>
      {parts}
    </DecisionForm>
  )
  const groups = <Groups action={action} knownGroups={knownGroups} form={form} />
  return (
    <div class="decisions">
      {cancelledBy === 'organizer'
        ? way(
            <>
              <Finer form={form} verdicts={['confirm', 'restore']} />
              <Yes verdict="confirm" words={t.desk.confirmCancellation} />
              <button type="submit" name="verdict" value="restore" class="button quiet">
                {t.desk.restore}
              </button>
            </>,
          )
        : null}
      {status === 'pending'
        ? way(
            <>
              {groups}
              <Finer form={form} verdicts={['publish']} />
              <Yes verdict="publish" words={t.desk.publish} />
              {action.fields.groups.length > 0 ? (
                <p>
                  <button type="submit" name="verdict" value="publish-trust" class="button quiet">
                    {t.queue.trust}
                  </button>
                  <span class="hint">{t.queue.trustHint}</span>
                </p>
              ) : null}
              <Refusal form={form} verdict="reject" words={t.desk.reject} />
              <Ask form={form} />
              <Merge form={form} duplicates={beside.duplicates} />
            </>,
          )
        : null}
      {change
        ? way(
            <>
              {groups}
              <Finer form={form} verdicts={['publish-change']} />
              <Yes verdict="publish-change" words={t.desk.publishChange} />
              <Refusal form={form} verdict="reject-change" words={t.desk.reject} />
            </>,
          )
        : null}
      {waitingReport && status !== 'pending'
        ? way(
            <>
              <Yes verdict="publish-report" words={t.desk.publishReport} />
              <Refusal form={form} verdict="reject-report" words={t.desk.reject} />
            </>,
          )
        : null}
      {reportShown && !waitingReport
        ? way(<Refusal form={form} verdict="reject-report" words={t.desk.takeReportDown} />)
        : null}
      {/* Apart from taking down: a browser posts the reasons of all that stand in one form, one of them empty. */}
      {isPublic && action.mayCancel ? way(<Cancel form={form} />) : null}
      {isPublic
        ? way(
            <>
              <Refusal form={form} verdict="reject" words={t.desk.takeDown} hint={t.queue.cancelled.notTakenDown} />
              <Merge form={form} duplicates={beside.duplicates} />
            </>,
          )
        : null}
    </div>
  )
}

const Yes: FC<{ verdict: string; words: string }> = ({ verdict, words }) => (
  <button type="submit" name="verdict" value={verdict} class="button big" data-key="p">
    {words}
  </button>
)

/** A cap stands in the way: two coordinators may knowingly go beyond it. */
const Finer: FC<{ form: Form; verdicts: string[] }> = ({ form, verdicts }) => {
  const { t } = useLocale()
  const isAsked = form.errors.verdict?.code === 'tierCapped' && verdicts.includes(typedText(form, 'verdict'))
  return isAsked ? <Checkbox form={form} name="finer" label={t.safetyDesk.second.proposeFiner} /> : null
}

/** A form of its own for each thing that waits, with what its coordinator saw. */
const DecisionForm: FC<{ action: DeskAction; form: Form; beside: Beside; children: Child }> = ({
  action,
  form,
  beside: { filter, claim, lastVerdict },
  children,
}) => {
  const { lang } = useLocale()
  // Of what somebody else has, the page itself has warned.
  const despite = claim ? String(claim.coordinatorId) : ''
  return (
    <form method="post" action={paths.deskAction(lang, action.id, filter)} class="decision" novalidate>
      <input type="hidden" name="revision" value={String(action.revision)} />
      <input type="hidden" name="last" value={String(lastVerdict)} />
      {despite ? <input type="hidden" name="despite" value={despite} /> : null}
      {typedText(form, 'verdict') !== '' || form.errors.verdict ? <FieldErrorText form={form} name="verdict" /> : null}
      {children}
    </form>
  )
}
