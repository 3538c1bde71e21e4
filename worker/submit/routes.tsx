import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { readKnown } from '../change/known.ts'
import { registerAction, secretsOf } from '../change/register.ts'
import { noStore } from '../middleware/caching.ts'
import { findSignedIn } from '../middleware/coordinator-only.ts'
import { writeLimit } from '../middleware/limits.ts'
import { paths } from '../paths.ts'
import { isLimited, isPermitted } from '../rules/coordinator.ts'
import { readHoursClock } from '../rules/hours-clock.ts'
import { base32, hashSecret, isFormKey, RANDOM_BYTES } from '../rules/secret.ts'
import { type PastSubmission, parsePastSubmission, parseSubmission, type Submission } from '../rules/submission.ts'
import { suggestedBy } from '../rules/suggestion.ts'
import type { FormValues } from '../rules/typed-action.ts'
import type { Day } from '../store/days.ts'
import { findGroupByLink, type TrustedGroup } from '../store/group-links.ts'
import { blankForm, readForm, typedText } from '../ui/form.ts'
import { SubmitPage } from './page.tsx'
import { PastPage } from './past-page.tsx'

/** AES-GCM's nonce. */
const NONCE_BYTES = 12

/** A group registers an action, or adds one that is over with its report. */
export const submit = factory
  .createApp()
  .use(noStore)
  .get('/', async (c) => {
    const evenShut = await registersForOthers(c)
    const { days, shut } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: [], evenShut })
    return c.render(<SubmitPage {...begun(c, days)} formKey={newKey(c)} days={days} shut={shut} />)
  })
  .post('/', writeLimit, async (c) => {
    const { values, formKey, known, days, shut } = await readPosted(c)
    const parsed = parseSubmission(values, known, c.var.now)
    if (parsed.ok) return register(c, formKey, { ...parsed.value, report: null })
    c.status(400)
    const clock = readHoursClock(values, known)
    const form = { values, errors: parsed.error }
    return c.render(<SubmitPage form={form} formKey={formKey} days={days} shut={shut} clock={clock} />)
  })
  .get('/past', async (c) => {
    const kept = keptDays(firstForm(c).values)
    const { days } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept, evenShut: true })
    return c.render(<PastPage form={firstForm(c)} formKey={newKey(c)} days={days} />)
  })
  .post('/past', writeLimit, async (c) => {
    const { values, formKey, known, days } = await readPosted(c)
    const parsed = parsePastSubmission(values, known, c.var.now)
    if (parsed.ok) return register(c, formKey, parsed.value)
    c.status(400)
    const clock = readHoursClock(values, known)
    return c.render(<PastPage form={{ values, errors: parsed.error }} formKey={formKey} days={days} clock={clock} />)
  })
  .get('/:group{[0-9a-hjkmnp-tv-z]{32}}', async (c) => {
    const group = await groupOf(c)
    if (!group) return c.notFound()
    const evenShut = await registersForOthers(c)
    const { days, shut } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: [], evenShut })
    return c.render(<SubmitPage {...begun(c, days)} {...{ days, shut }} formKey={newKey(c)} group={asked(c, group)} />)
  })
  .post('/:group{[0-9a-hjkmnp-tv-z]{32}}', writeLimit, async (c) => {
    const group = await groupOf(c)
    if (!group) return c.notFound()
    const { values, formKey, known, days, shut } = await readPosted(c)
    const parsed = parseSubmission(values, known, c.var.now)
    if (parsed.ok) return register(c, formKey, { ...parsed.value, report: null }, group)
    c.status(400)
    const form = { values, errors: parsed.error }
    const clock = readHoursClock(values, known)
    return c.render(<SubmitPage {...{ form, formKey, days, shut, clock }} group={asked(c, group)} />)
  })

/** The trusted group whose secret link was opened; a wrong one is the same 404 as a page that never was. */
async function groupOf(c: Context<AppEnv>): Promise<TrustedGroup | null> {
  return findGroupByLink(c.var.db, await hashSecret(c.req.param('group') ?? ''))
}

function asked(c: Context<AppEnv>, { name, scope }: TrustedGroup) {
  return { name, link: c.req.param('group') ?? '', isLimited: isLimited(scope) }
}

function newKey(c: Context<AppEnv>): string {
  return base32(c.var.random(RANDOM_BYTES.formKey))
}

function firstForm(c: Context<AppEnv>) {
  return blankForm({ lang: c.var.lang, days: c.req.query('day') ?? '', attendance: 'in-person' })
}

/** The form of who comes from a day, one of those that may be chosen: with what it suggests. */
function begun(c: Context<AppEnv>, days: readonly Day[]) {
  const day = days.find(({ slug }) => slug === c.req.query('day'))
  const filled = day ? suggestedBy(day, c.var.lang) : {}
  return { form: blankForm({ ...firstForm(c).values, ...filled }), suggested: Boolean(filled.summary) }
}

/** The days that a form names, offered or not: what is over may be of a day that is long over. */
function keptDays({ days = [] }: FormValues): string[] {
  return [days].flat().filter(Boolean)
}

/** What a form posted, with the key that makes it one action and all that its fields are held against. */
async function readPosted(c: Context<AppEnv>) {
  const values = await readForm(c)
  const posted = typedText({ values, errors: {} }, 'key')
  const typed = { city: typedText({ values, errors: {} }, 'city'), assets: c.env.ASSETS }
  const isPast = c.req.path.endsWith('/past')
  const kept = isPast ? keptDays(values).slice(0, KEPT_AT_MOST) : []
  const evenShut = isPast || (await registersForOthers(c))
  const { known, days, shut } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept, typed, evenShut })
  return { values, formKey: isFormKey(posted) ? posted : newKey(c), known, days, shut }
}

/** Whether a coordinator fills in the form: they may register when groups cannot any more, or not yet. */
async function registersForOthers(c: Context<AppEnv>): Promise<boolean> {
  const coordinator = await findSignedIn(c)
  return coordinator !== null && isPermitted(coordinator, 'verdict')
}

/** More days an action cannot have: each that is named is looked for. */
const KEPT_AT_MOST = 5

async function register(
  c: Context<AppEnv>,
  formKey: string,
  { fields, email, report }: Submission | PastSubmission,
  group: TrustedGroup | null = null,
) {
  const { random, change, lang } = c.var
  const { link, ...hashes } = await secretsOf(c.env.LINK_KEY, formKey)
  // Posted twice, the same form leads to the same link: that it was repeated makes no difference to its sender.
  await registerAction(change, {
    id: base32(random(RANDOM_BYTES.publicId)),
    fields,
    ...hashes,
    contact: email ? { email, link, lang, nonce: random(NONCE_BYTES) } : null,
    report: report ? { id: base32(random(RANDOM_BYTES.publicId)), fields: report } : null,
    group,
  })
  return c.redirect(paths.thanks(lang, link), 303)
}
