import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { readKnown } from '../../change/known.ts'
import { registerAction, secretsOf } from '../../change/register.ts'
import { giveVerdict } from '../../change/verdict.ts'
import { noStore } from '../../middleware/caching.ts'
import { coordinatorOnly, permitted } from '../../middleware/coordinator-only.ts'
import type { Known } from '../../rules/action-place.ts'
import type { ActionRecord } from '../../rules/action-record.ts'
import { belongingOfFields, isInScope } from '../../rules/coordinator.ts'
import { readHoursClock } from '../../rules/hours-clock.ts'
import { base32, isFormKey, RANDOM_BYTES } from '../../rules/secret.ts'
import { parseSubmission, type Submission } from '../../rules/submission.ts'
import { findActionByLinkHash } from '../../store/actions.ts'
import type { Day } from '../../store/days.ts'
import { blankForm, type Form, readForm, typedText } from '../../ui/form.ts'
import { DeskRegisteredPage, DeskRegisterPage } from './register-page.tsx'

/** AES-GCM's nonce. */
const NONCE_BYTES = 12

/** A coordinator registers an action for somebody who called, and hands over its link. */
export const registerRoutes = factory
  .createApp()
  .use('/register', noStore, coordinatorOnly, permitted('verdict'))
  .get('/register', async (c) => {
    const { days } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: [], evenShut: true })
    const form = blankForm({ lang: c.var.lang, attendance: 'in-person' })
    return c.render(<DeskRegisterPage form={form} formKey={newKey(c)} days={days} clock={null} />)
  })
  .post('/register', async (c) => {
    const values = await readForm(c)
    const posted = typedText({ values, errors: {} }, 'key')
    const formKey = isFormKey(posted) ? posted : newKey(c)
    const typed = { city: typedText({ values, errors: {} }, 'city'), assets: c.env.ASSETS }
    const { known, days } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: [], typed, evenShut: true })
    const parsed = parseSubmission(values, known, c.var.now)
    if (!parsed.ok) return refuse(c, { values, errors: parsed.error }, { formKey, days, known })
    if (!isInScope(c.var.coordinator, belongingOfFields(parsed.value.fields)))
      return refuse(c, { values, errors: { title: { code: 'notYours' } } }, { formKey, days, known })
    const registered = await register(c, formKey, parsed.value)
    if (typedText({ values, errors: {} }, 'publish') !== '') await publish(c, registered.record)
    // The answer itself shows the link: an address with it would stay in the history of a browser that is not theirs.
    return c.render(<DeskRegisteredPage id={registered.record.id} link={registered.link} />)
  })

function newKey(c: Context<AppEnv>): string {
  return base32(c.var.random(RANDOM_BYTES.formKey))
}

function refuse(
  c: Context<AppEnv>,
  form: Form,
  { formKey, days, known }: { formKey: string; days: Day[]; known: Known },
) {
  c.status(400)
  const clock = readHoursClock(form.values, known)
  return c.render(<DeskRegisterPage form={form} formKey={formKey} days={days} clock={clock} />)
}

/** Registers it; posted twice, as after an answer that was lost, the same form leads to the same action and link. */
async function register(c: Context<AppEnv>, formKey: string, { fields, email }: Submission) {
  const { random, change, lang, db, coordinator } = c.var
  const { link, ...hashes } = await secretsOf(c.env.LINK_KEY, `desk:${coordinator.id}:${formKey}`)
  await registerAction(change, {
    id: base32(random(RANDOM_BYTES.publicId)),
    fields,
    ...hashes,
    contact: email ? { email, link, lang, nonce: random(NONCE_BYTES) } : null,
    report: null,
    by: { coordinatorId: coordinator.id },
  })
  const held = await findActionByLinkHash(db, hashes.linkHash)
  if (!held) throw new Error('what was registered is not there')
  return { record: held.record, link }
}

/** Publishes what was just registered by the same person's verdict; posted twice, it was published already. */
function publish(c: Context<AppEnv>, record: ActionRecord) {
  return giveVerdict(c.var.change, c.var.coordinator.id, record, {
    subject: 'action',
    decision: 'publish',
    confirmed: [],
  })
}
