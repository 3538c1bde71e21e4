import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { coverPhoto } from '../../change/cover-photo.ts'
import { givePhotoVerdict } from '../../change/photo-verdict.ts'
import { refusePending } from '../../change/refuse-photos.ts'
import { readFlood } from '../../change/removal.ts'
import { noStore } from '../../middleware/caching.ts'
import { coordinatorOnly, coordinatorOrNothing, permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { TOO_HEAVY } from '../../photos/recognise.ts'
import { isLimited } from '../../rules/coordinator.ts'
import type { FieldErrors } from '../../rules/field-error.ts'
import { isPhotoKey } from '../../rules/photo.ts'
import { REMOVED_AN_HOUR } from '../../rules/removal.ts'
import { getPhotoObject } from '../../store/photo-objects.ts'
import { findPhoto, type PhotoRecord } from '../../store/photos.ts'
import { hasRemovedEnough } from '../../store/removals-allowed.ts'
import { errorSentences, wantsJson } from '../../ui/errors-json.ts'
import { type Form, readForm, typedText } from '../../ui/form.ts'
import { newPhotoKey } from '../../ui/send-photo.ts'
import { readUpload } from '../../ui/upload.ts'
import { readDeskPhotos } from './desk-photos.ts'
import { isOwnPhoto } from './own-photo.ts'
import { parsePhotoVerdict, parseRefusal } from './photo-form.ts'
import { type PhotoLists, readPhotoLists, subjectIn } from './photo-lists.ts'
import { DeskPhotosPage } from './photos-page.tsx'

/** Photos at the desk: looked at one by one, published, refused, covered, and what people pictured have asked. */
export const deskPhotos = factory
  .createApp()
  .use('/photos', noStore, coordinatorOnly, permitted('look'))
  // A picture is asked for by a page, which nobody could sign in by.
  .get('/photos/:key', noStore, coordinatorOrNothing, permitted('look'), async (c) => {
    const photo = await photoIn(c)
    const size = c.req.query('size') === 'small' ? 'small' : 'large'
    const object = photo && (await getPhotoObject(c.env.PRIVATE, photo.object, size))
    return object ? c.body(object.body, 200, { 'Content-Type': 'image/webp' }) : c.notFound()
  })
  .use('/photos/*', noStore, coordinatorOnly)
  .get('/photos', permitted('look'), async (c) => {
    const lists = await readPhotoLists(c.var, c.req.query())
    const flood = isLimited(c.var.coordinator.scope) ? null : await readFlood(c.var)
    return lists ? c.render(<DeskPhotosPage lists={lists} flood={flood} />) : c.notFound()
  })
  .post('/photos', permitted('verdict'), async (c) => {
    const of = await subjectIn(c.var, c.req.query())
    if (!of) return c.notFound()
    const values = await readForm(c)
    const parsed = parseRefusal(values)
    if (parsed.ok) {
      await refusePending(c.var.change, c.var.coordinator, of, parsed.value)
      return c.redirect(paths.deskPhotos(c.var.lang, of.name), 303)
    }
    const lists = await readPhotoLists(c.var, of.name)
    c.status(400)
    return lists
      ? c.render(<DeskPhotosPage lists={lists} flood={null} form={{ values, errors: parsed.error }} />)
      : gone(c)
  })
  .post('/photos/:key', permitted('verdict'), async (c) => {
    const photo = await photoIn(c)
    if (!photo) return gone(c)
    const values = await readForm(c)
    const parsed = parsePhotoVerdict(values)
    if (!parsed.ok) return refuse(c, photo, { values, errors: parsed.error })
    const { verdict, revision } = parsed.value
    const outcome = await givePhotoVerdict(c.var.change, c.var.coordinator.id, { ...photo, revision }, verdict)
    if (outcome.ok) return done(c, photo, values)
    const removal = { coordinatorId: c.var.coordinator.id, photo, now: c.var.now }
    const isEnough = verdict.decision === 'remove' && (await hasRemovedEnough(c.var.db, removal))
    return isEnough ? late(c, c.var.t.photoDesk.desk.enough(REMOVED_AN_HOUR)) : late(c)
  })
  .post('/photos/:key/cover', permitted('verdict'), async (c) => {
    const photo = await photoIn(c)
    if (!photo) return gone(c)
    const upload = await readUpload(c)
    if (upload === 'tooHeavy') return refuse(c, photo, { values: {}, errors: { photo: TOO_HEAVY } })
    const { values, photo: bytes } = upload
    if (!bytes) return refuse(c, photo, { values, errors: { photo: { code: 'required' } } })
    const covered = await coverPhoto(
      c.var.change,
      c.env.IMAGES,
      { coordinatorId: c.var.coordinator.id, photo },
      { bytes, revision: Number(typedText({ values, errors: {} }, 'revision') || -1), object: newPhotoKey(c) },
    )
    if (covered.ok) return done(c, covered.value, values)
    if (covered.error === 'stale') return late(c)
    return refuse(c, photo, { values, errors: { photo: covered.error } })
  })

/** The photo that a path names, if it is the coordinator's. */
async function photoIn(c: Context<AppEnv>): Promise<PhotoRecord | null> {
  const key = c.req.param('key') ?? ''
  const photo = isPhotoKey(key) ? await findPhoto(c.var.db, key) : null
  return photo && (await isOwnPhoto(c.var, photo)) ? photo : null
}

/** Done: back to the list from which it was done, or to a script the revision that the photo now has. */
async function done(c: Context<AppEnv>, photo: PhotoRecord, values: Form['values']) {
  if (wantsJson(c)) {
    const left = await findPhoto(c.var.db, photo.key)
    return c.json({ revision: left?.revision ?? null })
  }
  const { lang } = c.var
  const typed = { values, errors: {} }
  const [from, verdict] = [typedText(typed, 'from'), typedText(typed, 'verdict')]
  const list =
    from === 'action' && photo.actionId
      ? paths.deskPhotos(lang, { action: photo.actionId })
      : paths.deskPhotos(lang, from === 'photo' ? { photo: photo.key } : {})
  // Words or a picture alone have changed: the photo is there still, to be decided on.
  const stays = verdict === 'save' || verdict === ''
  return c.redirect(stays ? `${list}#photo-${photo.key}` : list, 303)
}

/** One that is gone was decided on by somebody else; for who is limited it may never have been theirs. */
function gone(c: Context<AppEnv>) {
  if (isLimited(c.var.coordinator.scope)) return c.notFound()
  c.status(409)
  if (wantsJson(c)) return c.json({ message: c.var.t.desk.stale })
  return c.render(
    <DeskPhotosPage
      lists={{ of: 'none', asked: [], pending: [], further: null }}
      flood={null}
      said={c.var.t.desk.stale}
    />,
  )
}

/** Too late, or too much: the photo as it is now, and why. */
async function late(c: Context<AppEnv>, said: string = c.var.t.desk.stale) {
  const photo = await photoIn(c)
  if (!photo) return gone(c)
  c.status(409)
  return wantsJson(c) ? c.json({ message: said }) : onePhoto(c, photo, { said })
}

function refuse(c: Context<AppEnv>, photo: PhotoRecord, form: Form) {
  const tooHeavy = form.errors.photo?.code === 'photoTooHeavy'
  c.status(tooHeavy ? 413 : 400)
  if (wantsJson(c)) return c.json({ errors: errorSentences(c, form.errors satisfies FieldErrors) })
  return onePhoto(c, photo, { form })
}

// What was typed is kept where it is wrong; of what has changed meanwhile one has to see how it is.
async function onePhoto(c: Context<AppEnv>, photo: PhotoRecord, shownWith: { form: Form } | { said: string }) {
  const shown = await readDeskPhotos(c.var.db, [photo], c.var.now)
  const lists: PhotoLists = { of: 'photo', asked: [], pending: shown, further: null }
  return c.render(<DeskPhotosPage lists={lists} flood={null} {...shownWith} />)
}
