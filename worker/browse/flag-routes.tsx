import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { flagAs } from '../change/flag.ts'
import { noStore } from '../middleware/caching.ts'
import { removalLimit, writeLimit } from '../middleware/limits.ts'
import { paths } from '../paths.ts'
import { type Flagged, parseFlag } from '../rules/flag.ts'
import { isPhotoKey } from '../rules/photo.ts'
import { toPublicAction } from '../rules/public-action.ts'
import { isPublicId } from '../rules/secret.ts'
import { textIn } from '../rules/text-in.ts'
import { findAction } from '../store/actions.ts'
import { findPublicPhoto } from '../store/photos.ts'
import { blankForm, type Form, readForm } from '../ui/form.ts'
import { MessagePage } from '../ui/message-page.tsx'
import { FlagPage } from './flag-page.tsx'

/** Anybody's word that something is wrong with an action or a photo: without an account, and without a trace of who it was. */
export const flagging = factory
  .createApp()
  .use('/:of{actions|photos}/:id/flag', noStore, writeLimit, removalLimit)
  .get('/:of{actions|photos}/:id/flag', async (c) => {
    const shown = await shownIn(c)
    if (!shown) return c.notFound()
    const { thanks, thanksText } = c.var.t.safetyDesk.flag
    if (c.req.query('done') !== undefined) return c.render(<MessagePage title={thanks} text={thanksText} />)
    return flagPage(c, shown, blankForm())
  })
  .post('/:of{actions|photos}/:id/flag', async (c) => {
    const shown = await shownIn(c)
    if (!shown) return c.notFound()
    const values = await readForm(c)
    const parsed = parseFlag(values)
    if (!parsed.ok) {
      c.status(400)
      return flagPage(c, shown, { values, errors: parsed.error })
    }
    // What was deleted meanwhile needs no flag.
    await flagAs(c.var.change, shown.of, parsed.value)
    return c.redirect(shown.path('done'), 303)
  })

/** What everybody may see, and so say something of. */
type Shown = {
  of: Flagged
  path: (done?: 'done') => string
  about: { title: string; lang: string; page: string }
}

async function shownIn(c: Context<AppEnv>): Promise<Shown | null> {
  const { db, now, lang, t } = c.var
  const { of, id = '' } = c.req.param()
  if (of === 'photos') {
    const photo = isPhotoKey(id) ? await findPublicPhoto(db, id) : null
    if (!photo) return null
    const title = photo.caption || photo.description || t.photoDesk.page.title(photo.cityName ?? '')
    return {
      of: { photo: id },
      path: (done) => paths.flagPhoto(lang, id, done),
      about: { title, lang: photo.lang, page: paths.photoPage(lang, id) },
    }
  }
  const record = isPublicId(id) ? await findAction(db, id) : null
  const action = record && toPublicAction(record, now)
  if (!action) return null
  const text = textIn(action.texts, lang)
  return {
    of: { action: id },
    path: (done) => paths.flagAction(lang, id, done),
    about: { title: text.title, lang: text.lang, page: paths.action(lang, id) },
  }
}

function flagPage(c: Context<AppEnv>, { path, about }: Shown, form: Form<'reason' | 'text'>) {
  return c.render(<FlagPage form={form} path={path()} about={about} />)
}
