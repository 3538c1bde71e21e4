import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { DeskAction } from '../rules/desk-action.ts'
import { direction } from '../rules/languages.ts'
import { foldName } from '../rules/text-hygiene.ts'
import type { Group } from '../store/groups.ts'
import { ActionFacts, Fact } from '../ui/action-facts.tsx'
import { FieldErrorText, TextArea } from '../ui/field.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Prose } from '../ui/prose.tsx'
import { DeskPage } from './desk-page.tsx'
import { changedLines, fieldLines } from './field-lines.ts'

/** A group that the desk knows, with the number of its actions. */
export type KnownGroup = Group & { actions: number }

type DeskActionPageProps = { action: DeskAction; knownGroups: KnownGroup[]; form: Form; stale: boolean }

/** One action at the desk: all that is needed to decide, and the decision. */
export const DeskActionPage: FC<DeskActionPageProps> = ({ action, knownGroups, form, stale }) => {
  const { lang, t } = useLocale()
  const { text } = action.fields
  return (
    <DeskPage title={text.title}>
      {stale ? <p class="notice alert">{t.desk.stale}</p> : null}
      <p class="eyebrow">
        <span class={`tag status-${action.status}`}>{t.manage.statuses[action.status]}</span>
        {action.status === 'published' || action.status === 'cancelled' ? (
          <a href={paths.action(lang, action.id)}>{t.manage.seePage}</a>
        ) : null}
      </p>
      {action.cancelReason ? (
        <div class="notice alert">
          <strong>{t.action.reason}</strong>
          <Prose text={action.cancelReason} />
        </div>
      ) : null}
      {action.change ? <Changes action={action} /> : null}
      {action.waitingReport ? <WaitingReport action={action} /> : null}
      <Decision action={action} knownGroups={knownGroups} form={form} />
      <div class="action-columns">
        <section>
          <h2>{t.desk.asTyped}</h2>
          <AsTyped action={action} />
        </section>
        <section class="preview">
          <h2>{t.desk.publicVersion}</h2>
          <Prose text={text.summary} lang={text.lang} />
          <ActionFacts action={action.preview} />
        </section>
      </div>
    </DeskPage>
  )
}

const AsTyped: FC<{ action: DeskAction }> = ({ action: { fields } }) => {
  const { lang, t } = useLocale()
  const lines = fieldLines(fields, lang, t)
  const names = changedLines(lines, { ...BLANK })
  return (
    <dl class="facts">
      {names.map((name) => (
        <Fact name={t.fields[name]}>
          <span dir="auto" class="pre-line">
            {lines[name]}
          </span>
        </Fact>
      ))}
    </dl>
  )
}

const BLANK = {
  kind: '',
  attendance: '',
  when: '',
  where: '',
  coordinates: '',
  tier: '',
  reveal: '',
  joinUrl: '',
  lang: '',
  title: '',
  summary: '',
  link: '',
  days: '',
  groups: '',
  access: '',
}

/** Old beside new, only where they differ. */
const Changes: FC<{ action: DeskAction }> = ({ action: { fields, change } }) => {
  const { lang, t } = useLocale()
  if (!change) return null
  const old = fieldLines(fields, lang, t)
  const next = fieldLines(change, lang, t)
  return (
    <table class="changes">
      <caption class="visually-hidden">{t.desk.changes}</caption>
      <thead>
        <tr>
          <th scope="col">{t.desk.field}</th>
          <th scope="col">{t.desk.old}</th>
          <th scope="col">{t.desk.new}</th>
        </tr>
      </thead>
      <tbody>
        {changedLines(old, next).map((name) => (
          <tr>
            <th scope="row">{t.fields[name]}</th>
            <td dir="auto">
              <del>{old[name]}</del>
            </td>
            <td dir="auto">
              <ins>{next[name]}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const WaitingReport: FC<{ action: DeskAction }> = ({ action: { waitingReport } }) => {
  const { t } = useLocale()
  if (!waitingReport) return null
  const { text, lang, turnoutFrom, turnoutTo, countedBy, links } = waitingReport
  return (
    <section class="report" lang={lang} dir={direction(lang)}>
      <h2>{t.action.report}</h2>
      {turnoutFrom !== null && turnoutTo !== null ? (
        <p>
          <strong>{t.action.turnoutRange(turnoutFrom, turnoutTo)}</strong>{' '}
          {countedBy ? t.action.countedBy[countedBy] : ''}
        </p>
      ) : null}
      <Prose text={text} lang={lang} />
      <Prose text={links.join('\n')} />
    </section>
  )
}

const Decision: FC<{ action: DeskAction; knownGroups: KnownGroup[]; form: Form }> = ({ action, knownGroups, form }) => {
  const { lang, t } = useLocale()
  const { status, change, waitingReport, cancelledBy } = action
  const ways = [
    cancelledBy === 'organizer'
      ? { yes: 'confirm', yesText: t.desk.confirmCancellation, no: 'restore', noText: t.desk.restore }
      : null,
    status === 'pending' ? { yes: 'publish', yesText: t.desk.publish, no: 'reject', noText: t.desk.reject } : null,
    change
      ? { yes: 'publish-change', yesText: t.desk.publishChange, no: 'reject-change', noText: t.desk.reject }
      : null,
    waitingReport
      ? { yes: 'publish-report', yesText: t.desk.publishReport, no: 'reject-report', noText: t.desk.reject }
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
          {way.yes === 'publish' || way.yes === 'publish-change' ? (
            <Groups action={action} knownGroups={knownGroups} />
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
            <details open={form.errors.reason !== undefined && typedVerdict(form) === way.no}>
              <summary>{way.noText}</summary>
              <TextArea form={form} name="reason" label={t.desk.rejectReason} rows={3} />
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

function typedVerdict({ values }: Form): string {
  return [values.verdict ?? ''].flat()[0] ?? ''
}

/** The names that a coordinator may confirm. A known one is not ticked beforehand: anybody can type it. */
const Groups: FC<{ action: DeskAction; knownGroups: KnownGroup[] }> = ({ action, knownGroups }) => {
  const { t } = useLocale()
  const names = (action.change ?? action.fields).groups.filter(
    (name) => !action.confirmedGroups.includes(foldName(name)),
  )
  if (names.length === 0) return null
  return (
    <fieldset class="field choices">
      <legend>{t.desk.groups}</legend>
      <p class="hint">{t.desk.groupsHint}</p>
      {names.map((name) => {
        const known = knownGroups.find(({ foldedName }) => foldedName === foldName(name))
        return (
          <label class="choice">
            <input type="checkbox" name="confirmed" value={name} checked={!known} />{' '}
            <span dir="auto">
              {name} <span class="fine">({known ? t.desk.knownGroup(known.actions) : t.desk.newGroup})</span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
