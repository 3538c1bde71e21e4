import type { FC } from 'hono/jsx'
import type { Flood } from '../../change/removal.ts'
import { paths } from '../../paths.ts'
import type { DeskPhoto } from '../../rules/desk-photo.ts'
import { assets } from '../../ui/assets.ts'
import { digitsOf } from '../../ui/digits.ts'
import { blankForm, type Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { DeskPhotoCard } from './photo-card.tsx'
import { PhotoKeys } from './photo-keys.tsx'
import type { PhotoLists } from './photo-lists.ts'
import { RefusePending } from './refuse-pending.tsx'

type DeskPhotosPageProps = { lists: PhotoLists; flood: Flood | null; form?: Form; said?: string | null }

/** Photos to decide on, one after the other: by buttons, and by keys where there are scripts. */
export const DeskPhotosPage: FC<DeskPhotosPageProps> = ({ lists, flood, form = blankForm(), said = null }) => {
  const { lang, t } = useLocale()
  const words = t.photoDesk.desk
  const { of, asked, pending, further, subject } = lists
  const title = of === 'action' ? words.ofAction : of === 'day' ? words.ofDay : words.title
  const all = [...asked, ...pending]
  const next = further && { after: further, ...(of === 'day' && subject ? { day: subject } : {}) }
  return (
    <DeskPage title={title} scripts={['desk-photos.js']}>
      {said ? (
        <p class="notice alert" role="alert">
          {said}
        </p>
      ) : null}
      {flood ? <FloodBanner flood={flood} /> : null}
      {of === 'waiting' ? null : (
        <p>
          <a href={paths.deskPhotos(lang)}>{words.look}</a>
        </p>
      )}
      <RefusePending lists={lists} form={form} />
      {all.length > 0 ? <PhotoKeys /> : <p class="nothing">{of === 'waiting' ? words.none : words.noneHere}</p>}
      <div
        class="desk-photos"
        data-desk-photos=""
        data-words={JSON.stringify({ ...t.photoTool, required: '' })}
        data-digits={digitsOf(lang)}
        data-says={JSON.stringify({
          done: words.done,
          left: words.left,
          noAnswer: words.noAnswer,
        })}
        data-worker={assets['photo-pixels.js']}
      >
        <Photos title={asked.length > 0 ? words.askedTitle : null} photos={asked} from={of} form={form} />
        <Photos
          title={asked.length > 0 && pending.length > 0 ? words.pendingTitle : null}
          photos={pending}
          from={of}
          form={form}
          already={asked.length}
        />
      </div>
      {next ? (
        <p>
          <a class="button quiet" href={paths.deskPhotos(lang, next)} rel="next">
            {words.later}
          </a>
        </p>
      ) : null}
      <FindPhoto />
    </DeskPage>
  )
}

type PhotosProps = { title: string | null; photos: DeskPhoto[]; from: PhotoLists['of']; form: Form; already?: number }

const Photos: FC<PhotosProps> = ({ title, photos, from, form, already = 0 }) => (
  <>
    {title ? <h2>{title}</h2> : null}
    {photos.map((photo, index) => (
      <DeskPhotoCard photo={photo} n={already + index + 1} from={from} form={form} />
    ))}
  </>
)

/** Says that requests come in such numbers that they hide nothing any more. */
export const FloodBanner: FC<{ flood: Flood }> = ({ flood: { asked, hid, allowed } }) => {
  const { t } = useLocale()
  return hid < allowed ? null : <p class="notice alert">{t.photoDesk.desk.flood(asked, hid)}</p>
}

/** From what everybody sees to where it is decided: the page of a photo leads to no desk. */
const FindPhoto: FC = () => {
  const { lang, t } = useLocale()
  const words = t.photoDesk.desk
  return (
    <form class="find-photo" method="get" action={paths.deskPhotos(lang)}>
      <label for="find-photo">{words.find}</label>
      <p class="hint" id="find-photo-hint">
        {words.findHint}
      </p>
      <input id="find-photo" name="photo" type="text" dir="ltr" autocomplete="off" aria-describedby="find-photo-hint" />
      <button type="submit" class="button quiet">
        {words.findSend}
      </button>
    </form>
  )
}
