import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import { answerQuestion } from '../change/ask.ts'
import type { Outcome } from '../change/change.ts'
import { editAction } from '../change/edit.ts'
import { cancelAction, deleteEverything, withdraw } from '../change/end.ts'
import { readKnown } from '../change/known.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { organizerOnly } from '../middleware/organizer-only.ts'
import { paths } from '../paths.ts'
import type { ActionFields } from '../rules/action-fields.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { fieldsOfRecord } from '../rules/fields-of-record.ts'
import { readHoursClock } from '../rules/hours-clock.ts'
import { linkPower } from '../rules/organizer-link.ts'
import { no } from '../rules/result.ts'
import { typedAction } from '../rules/typed-action.ts'
import { findAction } from '../store/actions.ts'
import { blankForm, type Form, readForm, typedText } from '../ui/form.ts'
import { EditPage } from './edit-page.tsx'
import { parseAnswer, parseCancellation, parseDeletion, parseEdit, parseSeen } from './form.ts'
import { allow, allowOwn, heldAction, managePage } from './show.tsx'

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
    return editPage(c, blankForm(typedAction(fields)), { known, days, revision: held.revision })
  })
  .post('/:link/edit', async (c) => {
    const { held, change, now } = c.var
    if (linkPower(held, now) === 'delete-only') throw new HTTPException(409)
    const values = await readForm(c)
    const typed = { city: typedText({ values, errors: {} }, 'city'), assets: c.env.ASSETS }
    const { known, days } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: keptDays(held), typed })
    const parsed = parseEdit(values, known, held, now)
    const revision = parseSeen(values) ?? held.revision
    if (!parsed.ok) {
      c.status(400)
      return editPage(c, { values, errors: parsed.error }, { known, days, revision })
    }
    const isFresh = revision === held.revision && heldAction(c).may.edit
    const outcome = isFresh ? await editAction(change, held, parsed.value) : no('stale')
    if (outcome.ok) return back(c, outcome)
    // Nothing that was typed is lost: it stands in the form, beside what somebody else was faster with.
    const present = await findAction(c.var.db, held.id)
    if (!present) return c.notFound()
    c.status(409)
    const race = { typed: parsed.value, stored: present.waitingChange?.fields ?? fieldsOfRecord(present) }
    return editPage(c, { values, errors: {} }, { known, days, revision: present.revision, race })
  })
  .post('/:link/answer', async (c) => {
    const values = await readForm(c)
    const parsed = parseAnswer(values)
    if (!parsed.ok) {
      c.status(400)
      return managePage(c, { values, errors: parsed.error })
    }
    return back(c, await answerQuestion(c.var.change, c.var.held, parsed.value))
  })
  // Where a form was posted with an error, a reload or another language leads back to the page that it stands on.
  .on('GET', ['/:link/cancel', '/:link/withdraw', '/:link/delete', '/:link/answer'], (c) =>
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
    allowOwn(c)
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

type Edited = Pick<Awaited<ReturnType<typeof readKnown>>, 'known' | 'days'> & {
  revision: number
  race?: { typed: ActionFields; stored: ActionFields }
}

function editPage(c: Context<AppEnv>, form: Form, { known, days, revision, race }: Edited) {
  const link = c.req.param('link') ?? ''
  const clock = readHoursClock(form.values, known)
  const isPublic = c.var.held.status === 'published'
  return c.render(<EditPage {...{ form, days, clock, link, isPublic, revision }} race={race ?? null} />)
}

function back(c: Context<AppEnv>, outcome: Outcome) {
  if (!outcome.ok) throw new HTTPException(409)
  return c.redirect(paths.manage(c.var.lang, c.req.param('link') ?? ''), 303)
}
