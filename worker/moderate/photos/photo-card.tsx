import type { FC } from 'hono/jsx'
import { placeName } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import type { DeskPhoto } from '../../rules/desk-photo.ts'
import { direction } from '../../rules/languages.ts'
import { textIn } from '../../rules/text-in.ts'
import { Fact } from '../../ui/action-facts.tsx'
import { momentText } from '../../ui/date-text.ts'
import { blankForm, type Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { PhotoFacts } from '../../ui/photo-facts.tsx'
import { Prose } from '../../ui/prose.tsx'
import { FlagNote } from '../safety/flag-note.tsx'
import { CoverForm } from './cover-form.tsx'
import { PhotoDecision } from './photo-decision.tsx'
import type { PhotoLists } from './photo-lists.ts'

/** `form` holds what was posted for this photo, or nothing. */
type DeskPhotoCardProps = { photo: DeskPhoto; n: number; from: PhotoLists['of']; form: Form }

/** One photo at the desk: large, with all that was said of it, and what can be decided. */
export const DeskPhotoCard: FC<DeskPhotoCardProps> = ({ photo, n, from, form }) => {
  const { lang, t } = useLocale()
  const words = t.photoDesk.desk
  const { key, revision, preview, actionStatus } = photo
  const { width, height, description, caption } = preview
  const shown = actionStatus === null || actionStatus === 'published' || actionStatus === 'cancelled'
  return (
    <article class="desk-photo" id={`photo-${key}`} tabindex={-1} aria-labelledby={`name-${key}`} data-photo={key}>
      <div class="desk-photo-picture">
        <img
          src={paths.deskPhoto(lang, key, { revision })}
          width={width}
          height={height}
          loading={n === 1 ? undefined : 'lazy'}
          alt={description || t.photoDesk.page.noDescription}
          lang={description ? preview.lang : undefined}
        />
      </div>
      <div class="desk-photo-words">
        <h3 id={`name-${key}`}>
          {words.number(n)}: <Subject photo={photo} />
        </h3>
        <p class="tags">
          <span class={`tag status-${photo.status}`}>{words.statuses[photo.status]}</span>
          <span class="tag">{words.purposes[photo.purpose]}</span>
        </p>
        <Requests photo={photo} />
        {photo.flag ? <FlagNote flag={photo.flag} /> : null}
        <dl class="facts">
          <Fact name={words.consent}>{t.photoForm.consents[photo.consent]}</Fact>
          <Fact name={words.sent}>{momentText(photo.createdAt, 'UTC', lang)}</Fact>
          {preview.action ? (
            <Fact name={words.action}>
              <a href={paths.deskAction(lang, preview.action.id)}>{words.atDesk}</a>
              {' · '}
              <a href={paths.deskPhotos(lang, { action: preview.action.id })}>{words.ofAction}</a>
            </Fact>
          ) : null}
          {photo.day ? (
            <Fact name={words.day}>
              <a href={paths.deskPhotos(lang, { day: photo.day.slug })}>{words.ofDay}</a>
            </Fact>
          ) : null}
        </dl>
        <section class="desk-photo-public">
          <h4>{words.public}</h4>
          {shown ? null : <p class="fine">{words.notPublic}</p>}
          {caption ? <Prose text={caption} lang={preview.lang} /> : null}
          <PhotoFacts photo={preview} day={photo.day} linked={shown} />
        </section>
        <PhotoDecision photo={photo} from={from} form={form.values.verdict === undefined ? blankForm() : form} />
        <CoverForm photo={photo} from={from} form={form} />
      </div>
    </article>
  )
}

/** What it is of, and where, as everybody may see it. */
const Subject: FC<{ photo: DeskPhoto }> = ({ photo: { preview, day } }) => {
  const { lang, t } = useLocale()
  const texts = preview.action?.texts ?? day?.texts ?? []
  const text = texts.length > 0 ? textIn(texts, lang) : null
  return (
    <>
      {text ? (
        <span lang={text.lang} dir={direction(text.lang)}>
          {text.title}
        </span>
      ) : null}
      {' · '}
      {preview.place ? placeName(preview.place, lang) : t.where.online}
    </>
  )
}

const Requests: FC<{ photo: DeskPhoto }> = ({ photo: { status, requests, restored } }) => {
  const { lang, t } = useLocale()
  const words = t.photoDesk.desk
  if (requests.length === 0 && status !== 'hidden') return null
  return (
    <section class="notice alert">
      <h4>{words.requests}</h4>
      {restored ? <p class="fine">{words.restoredBefore}</p> : null}
      <ul>
        {requests.map(({ reason, at, hid }) => (
          <li>
            {reason ? <Prose text={reason} /> : <p>{words.noReason}</p>}
            <p class="fine">
              {momentText(at, 'UTC', lang)}. {hid ? words.hidIt : status === 'hidden' ? null : words.requestWaits}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
