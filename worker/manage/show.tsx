import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import { type OrganizerAction, toOrganizerAction } from '../rules/organizer-action.ts'
import { toOrganizerPhotos } from '../rules/organizer-photo.ts'
import { PHOTOS_AN_ACTION } from '../rules/photo.ts'
import { base32, RANDOM_BYTES } from '../rules/secret.ts'
import { findAction } from '../store/actions.ts'
import { hasContact } from '../store/contacts.ts'
import { findTrustedGroupOf } from '../store/group-links.ts'
import { findKept } from '../store/merges.ts'
import { listHelperLinks } from '../store/organizer-links.ts'
import { listPhotosOf } from '../store/photos.ts'
import { listQuestions } from '../store/questions.ts'
import type { Form } from '../ui/form.ts'
import { newPhotoKey } from '../ui/send-photo.ts'
import { ManagePage, type Merged } from './page.tsx'

/** The action whose link was opened as its holder sees it. */
export function heldAction({ var: { held, now, linkKind } }: Context<AppEnv>): OrganizerAction {
  return toOrganizerAction(held, now, linkKind)
}

/** Stops at what cannot be done now: a page that was open while the action's state changed still offers it. */
export function allow(c: Context<AppEnv>, step: keyof OrganizerAction['may']): void {
  if (!heldAction(c).may[step]) throw new HTTPException(409)
}

/** Stops whoever holds another link than the organizer's own. */
export function allowOwn(c: Context<AppEnv>): void {
  if (c.var.linkKind !== 'organizer') throw new HTTPException(403)
}

/** Stops whoever holds another link than the organizer's own, or one that can only delete any more. */
export function allowOwnInTime(c: Context<AppEnv>): void {
  allowOwn(c)
  if (heldAction(c).deleteOnly) throw new HTTPException(409)
}

/** Answers with what the secret link opens; `form` is the one of its forms that was posted with an error. */
export async function managePage(c: Context<AppEnv>, form: Form) {
  const { held, db, random } = c.var
  const action = heldAction(c)
  const keys = action.isOwn && !action.deleteOnly ? { helpers: await listHelperLinks(db, held.id) } : null
  const props = {
    action,
    link: c.req.param('link') ?? '',
    isNew: c.req.query('new') !== undefined,
    posters: toOrganizerPhotos(await listPhotosOf(db, held.id, PHOTOS_AN_ACTION + 2), 'poster'),
    uploadKey: newPhotoKey(c),
    isTrusted: (await findTrustedGroupOf(db, held)) !== null,
    question: (await listQuestions(db, held.id)).at(-1) ?? null,
    merged: held.status === 'withdrawn' ? await mergedOf(c) : null,
    keys: keys && {
      ...keys,
      hasAddress: await hasContact(db, held.id),
      formKey: base32(random(RANDOM_BYTES.formKey)),
    },
  }
  return c.render(<ManagePage {...props} form={form} />)
}

/** What became of the action if it was merged into another that can still be seen; else null. */
async function mergedOf({ var: { db, held } }: Context<AppEnv>): Promise<Merged | null> {
  const keptId = await findKept(db, held.id)
  const kept = keptId === null ? null : await findAction(db, keptId)
  if (kept?.status === 'published' || kept?.status === 'cancelled') return { keptId: kept.id }
  return kept?.status === 'pending' ? 'waits' : null
}
