import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import type { Outcome } from '../change/change.ts'
import { editAction } from '../change/edit.ts'
import { cancelAction, deleteEverything, withdraw } from '../change/end.ts'
import { readKnown } from '../change/known.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { organizerOnly } from '../middleware/organizer-only.ts'
import { paths } from '../paths.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { fieldsOfRecord } from '../rules/fields-of-record.ts'
import { readHoursClock } from '../rules/hours-clock.ts'
import { type OrganizerAction, toOrganizerAction } from '../rules/organizer-action.ts'
import { toOrganizerPhotos } from '../rules/organizer-photo.ts'
import { PHOTOS_AN_ACTION } from '../rules/photo.ts'
import { typedAction } from '../rules/typed-action.ts'
import { listPhotosOf } from '../store/photos.ts'
import { blankForm, type Form, readForm, typedText } from '../ui/form.ts'
import { newPhotoKey } from '../ui/send-photo.ts'
import { EditPage } from './edit-page.tsx'
import { parseCancellation, parseDeletion, parseEdit } from './form.ts'
import { ManagePage } from './page.tsx'

/** What the organizer does through the secret link. Opening it never changes anything: previews fetch links. */
export const manage = factory
  .createApp()
  .use(noStore, writeLimit)
  .use('/:link/*', organizerOnly)
  .get('/:link', (c) => managePage(c, blankForm()))
  .get('/:link/edit', async (c) => {
    allow(c, 'edit')
    const { held } = c.var
    const fields = held.waitingChange?.fields ?? fieldsOfRecord(held)
    const { known, days } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: keptDays(held) })
    return editPage(c, blankForm(typedAction(fields)), { known, days })
  })
  .post('/:link/edit', async (c) => {
    allow(c, 'edit')
    const { held, change } = c.var
    const values = await readForm(c)
    const typed = { city: typedText({ values, errors: {} }, 'city'), assets: c.env.ASSETS }
    const { known, days } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: keptDays(held), typed })
    const parsed = parseEdit(values, known, held, c.var.now)
    if (!parsed.ok) {
      c.status(400)
      return editPage(c, { values, errors: parsed.error }, { known, days })
    }
    return back(c, await editAction(change, held, parsed.value))
  })
  // Where a form was posted with an error, a reload or another language leads back to the page that it stands on.
  .on('GET', ['/:link/cancel', '/:link/withdraw', '/:link/delete'], (c) =>
    c.redirect(paths.manage(c.var.lang, c.req.param('link') ?? ''), 303),
  )
  .post('/:link/cancel', async (c) => {
    allow(c, 'cancel')
    const values = await readForm(c)
    const parsed = parseCancellation(values)
    if (!parsed.ok) {
      c.status(400)
      return managePage(c, { values, errors: parsed.error })
    }
    return back(c, await cancelAction(c.var.change, c.var.held, parsed.value))
  })
  .post('/:link/withdraw', async (c) => {
    allow(c, c.var.held.waitingChange ? 'takeBackChange' : 'withdraw')
    return back(c, await withdraw(c.var.change, c.var.held))
  })
  .post('/:link/delete', async (c) => {
    const values = await readForm(c)
    const parsed = parseDeletion(values)
    if (!parsed.ok) {
      c.status(400)
      return managePage(c, { values, errors: parsed.error })
    }
    const outcome = await deleteEverything(c.var.change, c.var.held)
    if (!outcome.ok) throw new HTTPException(409)
    return c.redirect(paths.deleted(c.var.lang), 303)
  })

/** The days that an edit may keep, offered or not: those of what holds and of what waits. */
function keptDays(held: ActionRecord): string[] {
  return [...fieldsOfRecord(held).days, ...(held.waitingChange?.fields.days ?? [])]
}

function allow(c: Context<AppEnv>, step: keyof OrganizerAction['may']): void {
  // A page that was open while the action's state changed offers what is no longer possible.
  if (!toOrganizerAction(c.var.held, c.var.now).may[step]) throw new HTTPException(409)
}

async function managePage(c: Context<AppEnv>, form: Form<'reason' | 'confirm'>) {
  const { held, db, now } = c.var
  const props = {
    action: toOrganizerAction(held, now),
    link: c.req.param('link') ?? '',
    isNew: c.req.query('new') !== undefined,
    posters: toOrganizerPhotos(await listPhotosOf(db, held.id, PHOTOS_AN_ACTION + 2), 'poster'),
    uploadKey: newPhotoKey(c),
  }
  return c.render(<ManagePage {...props} form={form} />)
}

function editPage(c: Context<AppEnv>, form: Form, { known, days }: Awaited<ReturnType<typeof readKnown>>) {
  const link = c.req.param('link') ?? ''
  const clock = readHoursClock(form.values, known)
  const isPublic = c.var.held.status === 'published'
  return c.render(<EditPage form={form} days={days} clock={clock} link={link} isPublic={isPublic} />)
}

function back(c: Context<AppEnv>, outcome: Outcome) {
  if (!outcome.ok) throw new HTTPException(409)
  return c.redirect(paths.manage(c.var.lang, c.req.param('link') ?? ''), 303)
}
