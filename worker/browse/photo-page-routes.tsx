import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { actionTag, daySlugTag } from '../change/change.ts'
import { photoTag } from '../change/photo.ts'
import { requestRemoval } from '../change/removal.ts'
import { cachePublicly, keepUncached, noStore, revalidated } from '../middleware/caching.ts'
import { removalLimit, writeLimit } from '../middleware/limits.ts'
import { paths } from '../paths.ts'
import type { PhotoSubjectDay } from '../rules/desk-photo.ts'
import { isPhotoKey } from '../rules/photo.ts'
import { type PublicAction, toPublicAction } from '../rules/public-action.ts'
import { type PublicPhoto, publicPhoto } from '../rules/public-photo.ts'
import { parseRemoval } from '../rules/removal.ts'
import { findAction } from '../store/actions.ts'
import { findNeighbours, listDaysOf } from '../store/photo-desk.ts'
import { findPhoto, type PhotoRecord } from '../store/photos.ts'
import { blankForm, type Form, readForm } from '../ui/form.ts'
import { MessagePage } from '../ui/message-page.tsx'
import { PhotoPage } from './photo-page.tsx'

/** The page of a published photo, and requests of people pictured that it be removed. */
export const photoPages = factory
  .createApp()
  .get('/:key', revalidated, async (c) => {
    const shown = await openPhoto(c)
    if (!shown) return c.notFound()
    if (shown.row.status === 'hidden') return removed(c)
    const { row, action, day, photo } = shown
    const tags = [photoTag(row.key), ...(action ? [actionTag(action.id)] : []), ...(day ? [daySlugTag(day.slug)] : [])]
    cachePublicly(c, tags, [action?.changesAt ?? null])
    return photoPage(c, { row, photo, day }, blankForm())
  })
  .use('/:key/remove', noStore, writeLimit, removalLimit)
  .get('/:key/remove', (c) => {
    const { key } = c.req.param()
    if (!isPhotoKey(key)) return c.notFound()
    const done = c.req.query('done')
    if (done !== 'hidden' && done !== 'waits') return c.redirect(`${paths.photoPage(c.var.lang, key)}#remove`, 303)
    const words = c.var.t.photoDesk.removal
    return c.render(<MessagePage title={words.thanks} text={done === 'hidden' ? words.hidden : words.waits} />)
  })
  .post('/:key/remove', async (c) => {
    const shown = await openPhoto(c)
    if (!shown) return c.notFound()
    const values = await readForm(c)
    const parsed = parseRemoval(values)
    if (!parsed.ok && shown.row.status === 'hidden') return removed(c)
    if (!parsed.ok) {
      c.status(400)
      return photoPage(c, shown, { values, errors: parsed.error })
    }
    const done = await requestRemoval(c.var.change, shown.row, parsed.value)
    return c.redirect(paths.photoRemoval(c.var.lang, shown.row.key, done), 303)
  })

/** A photo that everybody may see, or could until somebody asked that it be removed. */
type ShownPhoto = {
  row: PhotoRecord
  photo: PublicPhoto
  action: PublicAction | null
  day: PhotoSubjectDay | null
}

async function openPhoto(c: Context<AppEnv>): Promise<ShownPhoto | null> {
  const { db, now } = c.var
  const key = c.req.param('key') ?? ''
  const row = isPhotoKey(key) ? await findPhoto(db, key) : null
  if (!row || row.status === 'pending') return null
  const record = row.actionId === null ? null : await findAction(db, row.actionId)
  const action = record && toPublicAction(record, now)
  // What hangs on an action is as public as it is.
  if (row.actionId !== null && !action) return null
  const photo = publicPhoto({ ...row, status: 'published' }, action)
  const [day] = await listDaysOf(db, [row])
  return photo && { row, photo, action, day: day ?? null }
}

async function photoPage(c: Context<AppEnv>, { row, photo, day }: Omit<ShownPhoto, 'action'>, form: Form<'reason'>) {
  const neighbours = await findNeighbours(c.var.db, { ...row, publishedAt: row.publishedAt ?? 0 })
  return c.render(<PhotoPage photo={photo} day={day} neighbours={neighbours} form={form} />)
}

/** Gone for now at somebody's request (410, RFC 9110, section 15.5.11): whoever comes by a link is told so. */
function removed(c: Context<AppEnv>) {
  const { gone, goneText } = c.var.t.photoDesk.removal
  keepUncached(c)
  c.status(410)
  return c.render(<MessagePage title={gone} text={goneText} />)
}
