import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { DeskAction } from '../rules/desk-action.ts'
import { foldName } from '../rules/text-hygiene.ts'
import type { Group } from '../store/groups.ts'
import { Checkbox } from '../ui/choices.tsx'
import { FieldErrorText, TextArea } from '../ui/field.tsx'
import { type Form, typedBoxes, typedText } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'

/** A group that the desk knows, with the number of its actions. */
export type KnownGroup = Group & { actions: number }

/** Everything that can be decided on an action as it is now, each with its own button. */
export const Decision: FC<{ action: DeskAction; knownGroups: KnownGroup[]; form: Form }> = ({
  action,
  knownGroups,
  form,
}) => {
  const { lang, t } = useLocale()
  const { status, change, waitingReport, reportShown, cancelledBy } = action
  const ways = [
    cancelledBy === 'organizer'
      ? { yes: 'confirm', yesText: t.desk.confirmCancellation, no: 'restore', noText: t.desk.restore }
      : null,
    status === 'pending' ? { yes: 'publish', yesText: t.desk.publish, no: 'reject', noText: t.desk.reject } : null,
    change
      ? { yes: 'publish-change', yesText: t.desk.publishChange, no: 'reject-change', noText: t.desk.reject }
      : null,
    waitingReport && status !== 'pending'
      ? { yes: 'publish-report', yesText: t.desk.publishReport, no: 'reject-report', noText: t.desk.reject }
      : null,
    reportShown && !waitingReport
      ? { yes: null, yesText: '', no: 'reject-report', noText: t.desk.takeReportDown }
      : null,
    status === 'published' || status === 'cancelled'
      ? { yes: null, yesText: '', no: 'reject', noText: t.desk.takeDown }
      : null,
  ].filter((way) => way !== null)
  return (
    <div class="decisions">
      {ways.map((way) => (
        <form method="post" action={paths.deskAction(lang, action.id)} class="decision" novalidate>
          <input type="hidden" name="revision" value={String(action.revision)} />
          <FieldErrorText form={form} name="verdict" />
          {form.errors.verdict?.code === 'tierCapped' && way.yes === typedText(form, 'verdict') ? (
            <Checkbox form={form} name="finer" label={t.safetyDesk.second.proposeFiner} />
          ) : null}
          {way.yes === 'publish' || way.yes === 'publish-change' ? (
            <Groups action={action} knownGroups={knownGroups} form={form} />
          ) : null}
          {way.yes ? (
            <button type="submit" name="verdict" value={way.yes} class="button big">
              {way.yesText}
            </button>
          ) : null}
          {way.no === 'restore' ? (
            <button type="submit" name="verdict" value="restore" class="button quiet">
              {way.noText}
            </button>
          ) : (
            <details open={form.errors.reason !== undefined && typedText(form, 'verdict') === way.no}>
              <summary>{way.noText}</summary>
              <TextArea form={form} id={`reason-${way.no}`} name="reason" label={t.desk.rejectReason} rows={3} />
              <button type="submit" name="verdict" value={way.no} class="button danger">
                {way.noText}
              </button>
            </details>
          )}
        </form>
      ))}
    </div>
  )
}

/**
 * The names that a coordinator may confirm; what is ticked is the whole truth. Beforehand only those are that a
 * coordinator has confirmed for this action before: anybody can type a name, a known one or one that looks like it.
 */
const Groups: FC<{ action: DeskAction; knownGroups: KnownGroup[]; form: Form }> = ({ action, knownGroups, form }) => {
  const { t } = useLocale()
  const names = (action.change ?? action.fields).groups
  if (names.length === 0) return null
  const posted = form.values.verdict !== undefined
  const ticked = (name: string) =>
    posted ? typedBoxes(form, 'confirmed').includes(name) : action.confirmedGroups.includes(foldName(name))
  return (
    <fieldset class="field choices">
      <legend>{t.desk.groups}</legend>
      <p class="hint">{t.desk.groupsHint}</p>
      {names.map((name) => {
        const known = knownGroups.find(({ foldedName }) => foldedName === foldName(name))
        return (
          <label class="choice">
            <input type="checkbox" name="confirmed" value={name} checked={ticked(name)} />{' '}
            <span dir="auto">
              {name} <span class="fine">({known ? t.desk.knownGroup(known.actions) : t.desk.newGroup})</span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
