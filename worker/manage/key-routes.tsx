import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import { deleteAddress, leaveAddress } from '../change/contact.ts'
import { handOver } from '../change/hand-over.ts'
import { makeHelperLink, revokeHelperLink } from '../change/helper-links.ts'
import { noStore } from '../middleware/caching.ts'
import { againLimit, writeLimit } from '../middleware/limits.ts'
import { organizerOnly } from '../middleware/organizer-only.ts'
import { paths } from '../paths.ts'
import { isFormKey } from '../rules/secret.ts'
import type { FormValues } from '../rules/typed-action.ts'
import { readForm, typedText } from '../ui/form.ts'
import { parseAddress, parseHandOver } from './form.ts'
import { NewLinkPage } from './new-link-page.tsx'
import { allowOwn, allowOwnInTime, managePage } from './show.tsx'

/** AES-GCM's nonce. */
const NONCE_BYTES = 12
const guards = [noStore, writeLimit, organizerOnly] as const

/** Who else can open an action, and how its organizer can be written to. */
export const organizerKeys = factory
  .createApp()
  // Only of these paths: what they share with manage/ would count twice against the limit. Hono's /* is their root too.
  .use('/:link/helpers/*', ...guards)
  // Each is a letter to an address that whoever it was may have left just before.
  .use('/:link/hand-over', ...guards, againLimit)
  .use('/:link/address/*', ...guards)
  .on('GET', ['/:link/helpers', '/:link/hand-over', '/:link/address', '/:link/address/delete'], back)
  .post('/:link/helpers', async (c) => {
    allowOwnInTime(c)
    const made = { linkKey: c.env.LINK_KEY, formKey: keyIn(await readForm(c)) }
    const link = await makeHelperLink(c.var.change, c.var.held, made)
    if (link === null) throw new HTTPException(409)
    const { made: title, madeText: text } = c.var.t.organizers.helpers
    return c.render(<NewLinkPage title={title} text={text} link={link} back={pathOf(c)} />)
  })
  .on('GET', '/:link/helpers/:id/revoke', back)
  .post('/:link/helpers/:id/revoke', async (c) => {
    allowOwn(c)
    const id = c.req.param('id')
    if (!/^\d{1,15}$/.test(id)) return c.notFound()
    await revokeHelperLink(c.var.change, c.var.held, Number(id))
    return back(c)
  })
  .post('/:link/hand-over', async (c) => {
    allowOwnInTime(c)
    const values = await readForm(c)
    const parsed = parseHandOver(values)
    if (!parsed.ok) {
      c.status(400)
      return managePage(c, { values, errors: parsed.error })
    }
    const nonce = c.var.random(NONCE_BYTES)
    const made = { linkKey: c.env.LINK_KEY, formKey: keyIn(values), nonce }
    const link = await handOver(c.var.change, c.var.held, made)
    if (link === null) throw new HTTPException(409)
    const { done: title, doneText: text } = c.var.t.organizers.handOver
    return c.render(<NewLinkPage title={title} text={text} link={link} back={null} />)
  })
  .post('/:link/address', async (c) => {
    allowOwnInTime(c)
    const values = await readForm(c)
    const parsed = parseAddress(values)
    if (!parsed.ok) {
      c.status(400)
      return managePage(c, { values, errors: parsed.error })
    }
    const { lang, change, held, random } = c.var
    const contact = { email: parsed.value, link: c.req.param('link'), lang, nonce: random(NONCE_BYTES) }
    await leaveAddress(change, held, contact)
    return back(c)
  })
  .post('/:link/address/delete', async (c) => {
    // Also when the link can only delete any more: that is what this does.
    allowOwn(c)
    await deleteAddress(c.var.change, c.var.held)
    return back(c)
  })

function pathOf(c: Context<AppEnv>): string {
  return paths.manage(c.var.lang, c.req.param('link') ?? '')
}

function back(c: Context<AppEnv>) {
  return c.redirect(pathOf(c), 303)
}

/** The key that makes two posts of a form one. */
function keyIn(values: FormValues): string {
  const key = typedText({ values, errors: {} }, 'key')
  if (!isFormKey(key)) throw new HTTPException(409)
  return key
}
