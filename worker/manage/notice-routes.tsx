import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import type { Outcome } from '../change/change.ts'
import { endNoticesOf, postNotice } from '../change/notice.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { organizerOnly } from '../middleware/organizer-only.ts'
import { paths } from '../paths.ts'
import { parseNotice } from '../rules/notice.ts'
import { base32, RANDOM_BYTES } from '../rules/secret.ts'
import { readForm } from '../ui/form.ts'
import { allow, managePage } from './show.tsx'

/** What an organizer, or who helps them, has to say at once. */
export const organizerNotices = factory
  .createApp()
  // Only of these paths, as in key-routes.tsx.
  .use('/:link/notice/*', noStore, writeLimit, organizerOnly)
  .on('GET', ['/:link/notice', '/:link/notice/end'], (c) => c.redirect(pageOf(c), 303))
  .post('/:link/notice', async (c) => {
    allow(c, 'notice')
    const { held, change, now, random } = c.var
    const values = await readForm(c)
    const parsed = parseNotice(values, held, now)
    if (!parsed.ok) {
      c.status(400)
      return managePage(c, { values, errors: parsed.error })
    }
    const id = base32(random(RANDOM_BYTES.publicId))
    return back(c, await postNotice(change, held, { id, fields: parsed.value }))
  })
  .post('/:link/notice/end', async (c) => back(c, await endNoticesOf(c.var.change, c.var.held)))

function pageOf(c: Context<AppEnv>): string {
  return paths.manage(c.var.lang, c.req.param('link') ?? '')
}

function back(c: Context<AppEnv>, outcome: Outcome) {
  if (!outcome.ok) throw new HTTPException(409)
  return c.redirect(`${pageOf(c)}#urgent`, 303)
}
