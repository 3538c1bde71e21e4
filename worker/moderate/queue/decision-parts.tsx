import type { FC } from 'hono/jsx'
import type { DeskAction } from '../../rules/desk-action.ts'
import { direction } from '../../rules/languages.ts'
import { CANCEL_REASONS, REFUSAL_REASONS } from '../../rules/refusal-reasons.ts'
import { foldName } from '../../rules/text-hygiene.ts'
import type { Duplicate } from '../../store/duplicates.ts'
import type { Group } from '../../store/groups.ts'
import { FieldErrorText, Select, TextArea, TextField } from '../../ui/field.tsx'
import { type Form, typedBoxes, typedText } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import type { VerdictField } from './form.ts'

/** A group that the desk knows, with the number of its actions. */
export type KnownGroup = Group & { actions: number }

/** A form's state as one part of the page has it: what was typed into the same fields of another part is not its own. */
function ofVerdict(form: Form<VerdictField>, verdict: string): Form {
  return typedText(form, 'verdict') === verdict ? form : { values: {}, errors: {} }
}

type RefusalProps = { form: Form<VerdictField>; verdict: string; words: string; hint?: string }

/** A refusal: with a reason from the list, one written, or both. */
export const Refusal: FC<RefusalProps> = ({ form, verdict, words, hint }) => {
  const { t } = useLocale()
  const own = ofVerdict(form, verdict)
  const options = REFUSAL_REASONS.map((value) => ({ value, label: t.queue.reasons[value] }))
  return (
    <details open={Object.keys(own.errors).length > 0} data-key="r">
      <summary>{words}</summary>
      {hint ? <p class="hint">{hint}</p> : null}
      <Select
        {...{ form: own, name: 'why', id: `why-${verdict}`, label: t.queue.why, options, blank: t.queue.whyNone }}
      />
      <TextArea form={own} id={`reason-${verdict}`} name="reason" label={t.desk.rejectReason} rows={3} />
      <button type="submit" name="verdict" value={verdict} class="button danger">
        {words}
      </button>
    </details>
  )
}

/** A cancellation in the organizer's place: everybody is to know that it does not take place, and why. */
export const Cancel: FC<{ form: Form<VerdictField> }> = ({ form }) => {
  const { t } = useLocale()
  const own = ofVerdict(form, 'cancel')
  const { button, hint, label, labelHint, reasons } = t.queue.cancelled
  const options = CANCEL_REASONS.map((value) => ({ value, label: reasons[value] }))
  return (
    <details open={Object.keys(own.errors).length > 0} data-key="c">
      <summary>{button}</summary>
      <p class="hint">{hint}</p>
      <Select {...{ form: own, name: 'whyCancelled', label: t.queue.why, options, blank: t.queue.whyNone }} />
      <TextArea form={own} id="reason-cancel" name="reason" label={label} hint={labelHint} rows={3} />
      <button type="submit" name="verdict" value="cancel" class="button danger">
        {button}
      </button>
    </details>
  )
}

/** A question to the organizer; the action goes on waiting. */
export const Ask: FC<{ form: Form<VerdictField> }> = ({ form }) => {
  const { t } = useLocale()
  const own = ofVerdict(form, 'ask')
  const { askLabel: label, askHint: hint } = t.queue
  return (
    <details open={Object.keys(own.errors).length > 0} data-key="a">
      <summary>{t.queue.ask}</summary>
      <TextArea form={own} name="question" label={label} hint={hint} rows={3} />
      <button type="submit" name="verdict" value="ask" class="button">
        {t.queue.ask}
      </button>
    </details>
  )
}

/** Merging into another action: one of those that may be the same, or any other. */
export const Merge: FC<{ form: Form<VerdictField>; duplicates: Duplicate[] }> = ({ form, duplicates }) => {
  const { t } = useLocale()
  const own = ofVerdict(form, 'merge')
  const chosen = typedText(own, 'kept') || (duplicates[0]?.id ?? '')
  return (
    <details open={Object.keys(own.errors).length > 0} data-key="m">
      <summary>{t.queue.merge}</summary>
      <fieldset class="field choices">
        <legend>{t.queue.mergeLabel}</legend>
        <p class="hint">{t.queue.mergeHint}</p>
        <FieldErrorText form={own} name="kept" />
        {duplicates.map(({ id, title, lang }) => (
          <label class="choice">
            <input type="radio" name="kept" value={id} checked={id === chosen} />{' '}
            <span lang={lang} dir={direction(lang)}>
              {title}
            </span>
          </label>
        ))}
        {duplicates.length > 0 ? (
          <label class="choice">
            <input type="radio" name="kept" value="" /> <span>{t.queue.mergeOther}</span>
          </label>
        ) : null}
        <TextField form={own} name="keptOther" label={t.queue.mergeId} dir="ltr" />
      </fieldset>
      <button type="submit" name="verdict" value="merge" class="button">
        {t.queue.mergeDo}
      </button>
    </details>
  )
}

type GroupsProps = { action: DeskAction; knownGroups: KnownGroup[]; form: Form<VerdictField> }

/**
 * The names that a coordinator may confirm; what is ticked is the whole truth. Beforehand only those are that a
 * coordinator has confirmed for this action before: anybody can type a name, a known one or one that looks like it.
 */
export const Groups: FC<GroupsProps> = ({ action, knownGroups, form }) => {
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
      <FieldErrorText form={form} name="confirmed" />
      {names.map((name) => {
        const known = knownGroups.find(({ foldedName }) => foldedName === foldName(name))
        return (
          <label class="choice">
            <input type="checkbox" name="confirmed" value={name} checked={ticked(name)} />{' '}
            <span>
              <bdi>{name}</bdi> <span class="fine">({known ? t.desk.knownGroup(known.actions) : t.desk.newGroup})</span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
