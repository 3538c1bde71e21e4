import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { fillEnvelope } from '../mail/envelope.ts'
import type { Letter } from '../mail/letter.ts'
import { openPost, showsLetters } from '../mail/post.ts'
import { paths } from '../paths.ts'
import { findAction } from '../store/actions.ts'
import { type ListedLetter, listLetters } from '../store/letters.ts'
import { sendAgain } from '../store/outbox.ts'
import { readForm, typedText } from '../ui/form.ts'
import { OutboxPage } from './outbox-page.tsx'

/** More letters than a coordinator looks through. */
const LETTERS_SHOWN = 100

/** Letters to organizers: how far each is, and what to do of those that did not go. */
export const letterRoutes = factory
  .createApp()
  .get('/', async (c) => {
    const post = openPost(c.env)
    const shows = showsLetters(post, c.req.url)
    const listed = await listLetters(c.var.db, LETTERS_SHOWN)
    const letters = await Promise.all(
      listed.map(async (letter) => ({ ...letter, shown: post && shows ? await read(c, letter, post.siteUrl) : null })),
    )
    return c.render(<OutboxPage letters={letters} way={shows ? 'shown' : post ? 'sent' : 'off'} />)
  })
  .post('/', async (c) => {
    const id = typedText({ values: await readForm(c), errors: {} }, 'id')
    if (/^\d{1,15}$/.test(id)) await sendAgain(c.var.db, Number(id), c.var.now)
    c.var.change.nudge()
    return c.redirect(paths.deskOutbox(c.var.lang), 303)
  })

/**
 * A letter with all that is in it: for the machine of whoever tries the site out, and for no other. Null where no address is
 * left, or it cannot be opened: say it was sealed with another key.
 */
async function read(c: Context<AppEnv>, { actionId, letter }: ListedLetter, siteUrl: string): Promise<Letter | null> {
  const record = await findAction(c.var.db, actionId)
  if (!record) return null
  const envelope = await fillEnvelope(c.var.db, c.env, { kind: letter, record, siteUrl }).catch(() => null)
  return envelope?.letter ?? null
}
