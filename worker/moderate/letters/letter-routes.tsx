import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { fillDeskEnvelope } from '../../mail/desk-envelope.ts'
import { type Envelope, fillEnvelope } from '../../mail/envelope.ts'
import type { Letter } from '../../mail/letter.ts'
import { openPost, showsLetters } from '../../mail/post.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { findAction } from '../../store/actions.ts'
import { findLetter, type ListedLetter, listLetters } from '../../store/letters.ts'
import { sendAgain } from '../../store/outbox.ts'
import { readForm, typedText } from '../../ui/form.ts'
import { OutboxPage } from './outbox-page.tsx'

/** More letters than a coordinator looks through. */
const LETTERS_SHOWN = 100

/** Letters: how far each is, and what to do of those that did not go. */
export const letterRoutes = factory
  .createApp()
  .get('/', permitted('look'), async (c) => {
    const post = openPost(c.env)
    const shows = showsLetters(post, c.req.url)
    const listed = await listLetters(c.var.db, c.var.coordinator, LETTERS_SHOWN)
    const letters = await Promise.all(
      listed.map(async (letter) => ({ ...letter, shown: post && shows ? await read(c, letter, post.siteUrl) : null })),
    )
    return c.render(<OutboxPage letters={letters} way={shows ? 'shown' : post ? 'sent' : 'off'} />)
  })
  .post('/', permitted('verdict'), async (c) => {
    const letter = await listedLetter(c, typedText({ values: await readForm(c), errors: {} }, 'id'))
    if (!letter) return c.notFound()
    await sendAgain(c.var.db, letter.id, c.var.now)
    c.var.change.nudge()
    return c.redirect(paths.deskOutbox(c.var.lang), 303)
  })
  .get('/:id', permitted('look'), async (c) => {
    const post = openPost(c.env)
    const letter = post && showsLetters(post, c.req.url) ? await listedLetter(c, c.req.param('id')) : null
    const shown = post && letter ? await read(c, letter, post.siteUrl) : null
    // As a mail program gets it; what it may do is said by middleware/security-headers.ts.
    return shown ? c.html(shown.html) : c.notFound()
  })

/** A letter that a coordinator may know of, by its number as typed; null of any other. */
async function listedLetter(c: Context<AppEnv>, id: string): Promise<ListedLetter | null> {
  return /^\d{1,15}$/.test(id) ? findLetter(c.var.db, c.var.coordinator, Number(id)) : null
}

/**
 * A letter with all that is in it: for the machine of whoever tries the site out, and for no other. Null where no address is
 * left, or it cannot be opened: say it was sealed with another key.
 */
async function read(c: Context<AppEnv>, letter: ListedLetter, siteUrl: string): Promise<Letter | null> {
  const envelope = await envelopeOf(c, letter, siteUrl).catch(() => null)
  return envelope?.letter ?? null
}

async function envelopeOf(
  { env, var: { db, now } }: Context<AppEnv>,
  { actionId, coordinatorId, letter: kind }: ListedLetter,
  siteUrl: string,
): Promise<Envelope | null> {
  if (kind === 'something-waits' || actionId === null)
    return coordinatorId === null ? null : fillDeskEnvelope(db, env, { coordinatorId, siteUrl })
  const record = await findAction(db, actionId)
  return record ? fillEnvelope(db, env, { kind, record, siteUrl, now }) : null
}
