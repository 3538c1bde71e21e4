import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { addressOf } from '../change/contact.ts'
import { readKnown } from '../change/known.ts'
import { registerAction, secretsOf } from '../change/register.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { organizerOnly } from '../middleware/organizer-only.ts'
import { paths } from '../paths.ts'
import { fieldsOfRecord } from '../rules/fields-of-record.ts'
import { readHoursClock } from '../rules/hours-clock.ts'
import { base32, isFormKey, RANDOM_BYTES } from '../rules/secret.ts'
import { parseSubmission, type Submission } from '../rules/submission.ts'
import { typedAction, withoutDates } from '../rules/typed-action.ts'
import { hasContact } from '../store/contacts.ts'
import { blankForm, type Form, readForm, typedText } from '../ui/form.ts'
import { DuplicatePage } from './duplicate-page.tsx'
import { allowOwnInTime } from './show.tsx'

/** AES-GCM's nonce. */
const NONCE_BYTES = 12

/** An organizer registers the same once more for another date: an action of its own, which waits as any other. */
export const duplicate = factory
  .createApp()
  // Only of this one path, as in key-routes.tsx.
  .use('/:link/duplicate', noStore, writeLimit, organizerOnly)
  .get('/:link/duplicate', async (c) => {
    allowOwnInTime(c)
    const typed = withoutDates(typedAction(fieldsOfRecord(c.var.held)))
    const { known, days, shut } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: [] })
    return duplicatePage(c, blankForm(typed), { formKey: newKey(c), known, days, shut })
  })
  .post('/:link/duplicate', async (c) => {
    allowOwnInTime(c)
    const values = await readForm(c)
    const posted = typedText({ values, errors: {} }, 'key')
    const formKey = isFormKey(posted) ? posted : newKey(c)
    const typed = { city: typedText({ values, errors: {} }, 'city'), assets: c.env.ASSETS }
    const { known, days, shut } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: [], typed })
    const parsed = parseSubmission(values, known, c.var.now)
    if (!parsed.ok) {
      c.status(400)
      return duplicatePage(c, { values, errors: parsed.error }, { formKey, known, days, shut })
    }
    const same = typedText({ values, errors: {} }, 'sameEmail') !== ''
    return register(c, formKey, parsed.value, same)
  })

function newKey(c: Context<AppEnv>): string {
  return base32(c.var.random(RANDOM_BYTES.formKey))
}

type Shown = { formKey: string } & Awaited<ReturnType<typeof readKnown>>

async function duplicatePage(c: Context<AppEnv>, form: Form, { formKey, known, days, shut }: Shown) {
  const link = c.req.param('link') ?? ''
  const clock = readHoursClock(form.values, known)
  const hasAddress = await hasContact(c.var.db, c.var.held.id)
  return c.render(<DuplicatePage {...{ form, formKey, days, shut, clock, link, hasAddress }} />)
}

async function register(c: Context<AppEnv>, formKey: string, { fields, email }: Submission, sameEmail: boolean) {
  const { random, change, lang, held } = c.var
  const { link, ...hashes } = await secretsOf(c.env.LINK_KEY, formKey)
  const address = email ?? (sameEmail ? await addressOf(change, held.id) : null)
  await registerAction(change, {
    id: base32(random(RANDOM_BYTES.publicId)),
    fields,
    ...hashes,
    contact: address ? { email: address, link, lang, nonce: random(NONCE_BYTES) } : null,
    report: null,
  })
  return c.redirect(paths.thanks(lang, link), 303)
}
