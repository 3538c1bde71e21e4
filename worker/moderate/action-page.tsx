import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { DeskAction } from '../rules/desk-action.ts'
import type { DeskPhoto } from '../rules/desk-photo.ts'
import { direction } from '../rules/languages.ts'
import { fitWithin, PHOTO_LIMITS } from '../rules/photo.ts'
import { textIn } from '../rules/text-in.ts'
import { ActionFacts, Fact } from '../ui/action-facts.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Prose } from '../ui/prose.tsx'
import { ChangesTable } from './changes-table.tsx'
import { Decision, type KnownGroup } from './decision.tsx'
import { DeskPage } from './desk-page.tsx'
import { fieldLines, lineNames } from './field-lines.ts'
import { SuggestionChanges } from './suggestion.tsx'

type DeskActionPageProps = {
  action: DeskAction
  knownGroups: KnownGroup[]
  form: Form
  stale: boolean
  photos: DeskPhoto[]
  /** What its days suggest that groups write, in its language. */
  suggested: string[]
}

/** One action at the desk: all that is needed to decide, and the decision. */
export const DeskActionPage: FC<DeskActionPageProps> = ({ action, knownGroups, form, stale, photos, suggested }) => {
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
      {action.change ? <ChangesTable action={action} /> : null}
      <SuggestionChanges suggested={suggested} written={(action.change ?? action.fields).text.summary} />
      {action.waitingReport ? <WaitingReport action={action} /> : null}
      <Decision action={action} knownGroups={knownGroups} form={form} />
      {action.mayReport ? (
        <p>
          <a href={paths.deskReport(lang, action.id)}>{t.letters.desk.reportFor}</a>
        </p>
      ) : null}
      <ActionPhotos id={action.id} photos={photos} />
      <div class="action-columns">
        <section>
          <h2>{action.change ? t.desk.old : t.desk.asTyped}</h2>
          <AsTyped action={action} />
        </section>
        <section class="preview">
          <h2>{t.desk.publicVersion}</h2>
          <Preview action={action} />
          <ActionFacts action={action.preview} />
        </section>
      </div>
    </DeskPage>
  )
}

/** What was sent for the action, small; what can be decided stands on a page of its own. */
const ActionPhotos: FC<{ id: string; photos: DeskPhoto[] }> = ({ id, photos }) => {
  const { lang, t } = useLocale()
  const words = t.photoDesk
  if (photos.length === 0) return null
  return (
    <section class="desk-action-photos">
      <h2>
        <a href={paths.deskPhotos(lang, { action: id })}>{words.desk.title}</a>
      </h2>
      <ul class="sent-photos">
        {photos.map(({ key, revision, status, purpose, preview }) => (
          <li>
            <img
              src={paths.deskPhoto(lang, key, { size: 'small', revision })}
              {...fitWithin(preview, PHOTO_LIMITS.smallSide)}
              loading="lazy"
              alt={preview.description || words.page.noDescription}
              lang={preview.description ? preview.lang : undefined}
            />
            <p class="tags">
              <span class={`tag status-${status}`}>{words.desk.statuses[status]}</span>
              <span class="tag">{words.desk.purposes[purpose]}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Preview: FC<{ action: DeskAction }> = ({ action: { preview } }) => {
  const { lang } = useLocale()
  const { title, summary, lang: textLang } = textIn(preview.texts, lang)
  return (
    <>
      <h3 lang={textLang} dir={direction(textLang)}>
        {title}
      </h3>
      <Prose text={summary} lang={textLang} />
    </>
  )
}

const AsTyped: FC<{ action: DeskAction }> = ({ action: { fields } }) => {
  const { lang, t } = useLocale()
  const lines = fieldLines(fields, lang, t)
  const names = lineNames(lines).filter((name) => lines[name] !== '')
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
