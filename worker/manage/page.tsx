import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import type { OrganizerAction } from '../rules/organizer-action.ts'
import type { OrganizerPhoto } from '../rules/organizer-photo.ts'
import type { HelperLink } from '../store/organizer-links.ts'
import type { Question } from '../store/questions.ts'
import { ActionFacts } from '../ui/action-facts.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { Prose } from '../ui/prose.tsx'
import { Keys } from './keys.tsx'
import { Notice } from './notice.tsx'
import { Poster } from './poster.tsx'
import { QuestionForYou } from './question.tsx'
import { Steps } from './steps.tsx'

/** What became of an action that was merged into another: that one, once it is public, or that it waits. */
export type Merged = { keptId: string } | 'waits'

type ManagePageProps = {
  action: OrganizerAction
  link: string
  isNew: boolean
  form: Form
  /** What a coordinator asked last. */
  question: Question | null
  merged: Merged | null
  /** What only the organizer's own link shows; null for others, and when it can only delete. */
  keys: { helpers: readonly HelperLink[]; hasAddress: boolean; formKey: string } | null
  /** Whether it came through the own link of a group that is trusted. */
  isTrusted: boolean
  posters: readonly OrganizerPhoto[]
  /** The key with which the next poster is sent. */
  uploadKey: string
}

/** What the secret link opens: the state of the action, and all that can be done with it. */
export const ManagePage: FC<ManagePageProps> = (props) => {
  const { action, link, isNew, form, question, merged, keys, isTrusted, posters, uploadKey } = props
  const { lang, t } = useLocale()
  return (
    <Page title={t.manage.title} scripts={['copy.js', 'photos.js']} hidden>
      <h1>{isNew ? t.manage.thanks : t.manage.title}</h1>
      {isNew ? <KeepLink link={link} /> : null}
      <p class="eyebrow">
        <span class={`tag status-${action.status}`}>{t.manage.statuses[action.status]}</span>
      </p>
      <h2 lang={action.titleLang} dir={direction(action.titleLang)}>
        {action.title}
      </h2>
      {merged ? <MergedNote merged={merged} /> : <p>{t.manage.statusNotes[action.status]}</p>}
      {action.isOwn ? null : <p class="notice">{t.organizers.helpers.youHelp}</p>}
      {question && action.status === 'pending' ? <QuestionForYou {...{ question, link, form }} /> : null}
      <State action={action} />
      {action.status === 'published' || action.status === 'cancelled' ? (
        <p>
          <a href={paths.action(lang, action.id)}>{t.manage.seePage}</a>
        </p>
      ) : null}
      <Steps action={action} link={link} form={form}>
        <Notice action={action} link={link} form={noticeForm(form, lang)} isTrusted={isTrusted} />
      </Steps>
      <Poster posters={posters} link={link} uploadKey={uploadKey} may={action.may.edit} />
      {keys ? <Keys link={link} form={form} {...keys} /> : null}
      <section class="preview">
        <h2>{t.manage.preview}</h2>
        <ActionFacts action={action.preview} />
      </section>
      {isNew ? null : <KeepLink link={link} />}
    </Page>
  )
}

const MergedNote: FC<{ merged: Merged }> = ({ merged }) => {
  const { lang, t } = useLocale()
  if (merged === 'waits') return <p class="notice">{t.queue.mergedWaits}</p>
  const page = paths.action(lang, merged.keptId)
  return (
    <p class="notice">
      {t.queue.mergedInto} <a href={page}>{page}</a>
    </p>
  )
}

/** The language of the page is the notice's, until another is chosen. */
function noticeForm(form: Form, lang: string): Form {
  return { ...form, values: { noticeLang: lang, ...form.values } }
}

const KeepLink: FC<{ link: string }> = ({ link }) => {
  const { lang, t } = useLocale()
  const address = new URL(paths.manage(lang, link), useRequestContext<AppEnv>().req.url).href
  return (
    <section class="keep-link">
      <h2>{t.manage.keepLink}</h2>
      <p>{t.manage.keepLinkWarning}</p>
      <div class="row">
        <label for="secret-link" class="visually-hidden">
          {t.manage.secretLink}
        </label>
        <input id="secret-link" type="text" value={address} readonly dir="ltr" autocomplete="off" />
        <button type="button" class="copy button" data-copy="#secret-link" data-copied={t.manage.copied} hidden>
          {t.manage.copy}
        </button>
      </div>
    </section>
  )
}

const State: FC<{ action: OrganizerAction }> = ({ action }) => {
  const { lang, t } = useLocale()
  const { verdictReason, status, changeWaiting, report, cancelledInPlace } = action
  const words = t.queue.cancelled
  return (
    <>
      {changeWaiting ? <p class="notice">{t.manage.changeWaiting}</p> : null}
      {verdictReason ? (
        <div class="notice alert">
          <strong>
            {cancelledInPlace ? words.title : status === 'rejected' ? t.manage.rejectedBecause : t.manage.changeRefused}
          </strong>
          <Prose text={verdictReason} />
          {cancelledInPlace ? (
            <p>
              {words.next} <a href={paths.contact(lang)}>{words.contact}</a>
            </p>
          ) : null}
        </div>
      ) : null}
      {report && report.status !== 'replaced' ? (
        <div class="notice">
          <p>{t.manage.reportStates[report.status]}</p>
          {report.reason ? <Prose text={report.reason} /> : null}
        </div>
      ) : null}
      {action.deleteOnly ? <p class="notice">{t.manage.deleteOnly}</p> : null}
    </>
  )
}
