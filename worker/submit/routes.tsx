import { factory } from '../app-env.ts'
import { readKnown } from '../change/known.ts'
import { registerAction } from '../change/register.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { paths } from '../paths.ts'
import { readHoursClock } from '../rules/hours-clock.ts'
import { base32, hashSecret, isFormKey, RANDOM_BYTES, secretLink } from '../rules/secret.ts'
import { blankForm, readForm, typedText } from '../ui/form.ts'
import { parseSubmission } from './form.ts'
import { SubmitPage } from './page.tsx'

/** AES-GCM's nonce. */
const NONCE_BYTES = 12

/** A group registers an action. */
export const submit = factory
  .createApp()
  .use(noStore)
  .get('/', async (c) => {
    const { days } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: [] })
    const form = blankForm({ lang: c.var.lang, days: c.req.query('day') ?? '', attendance: 'in-person' })
    return c.render(<SubmitPage form={form} formKey={base32(c.var.random(RANDOM_BYTES.formKey))} days={days} />)
  })
  .post('/', writeLimit, async (c) => {
    const values = await readForm(c)
    const posted = typedText({ values, errors: {} }, 'key')
    const typed = { city: typedText({ values, errors: {} }, 'city'), assets: c.env.ASSETS }
    const { known, days } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: [], typed })
    const formKey = isFormKey(posted) ? posted : base32(c.var.random(RANDOM_BYTES.formKey))
    const parsed = parseSubmission(values, known, c.var.now)
    if (!parsed.ok) {
      c.status(400)
      const clock = readHoursClock(values, known)
      return c.render(
        <SubmitPage form={{ values, errors: parsed.error }} formKey={formKey} days={days} clock={clock} />,
      )
    }
    const { fields, email } = parsed.value
    const link = await secretLink(c.env.LINK_KEY, formKey)
    // Posted twice, the same form leads to the same link: that it was repeated makes no difference to its sender.
    await registerAction(c.var.change, {
      id: base32(c.var.random(RANDOM_BYTES.publicId)),
      fields,
      keyHash: await hashSecret(formKey),
      linkHash: await hashSecret(link),
      contact: email ? { email, link, lang: c.var.lang, nonce: c.var.random(NONCE_BYTES) } : null,
    })
    return c.redirect(paths.thanks(c.var.lang, link), 303)
  })
