import { openContact } from '../mail/contact.ts'
import { letterLang, writeLetter } from '../mail/letter.ts'
import { openPost, type Post } from '../mail/post.ts'
import { messages } from '../messages/messages.ts'
import { letterFate, triedAgainAt } from '../rules/letter.ts'
import { headLine } from '../rules/text-hygiene.ts'
import { findAction } from '../store/actions.ts'
import { askForReports, remindOfReports } from '../store/asking.ts'
import { readCampaignTexts } from '../store/campaign-texts.ts'
import { getContactObject } from '../store/contacts.ts'
import type { Database } from '../store/database.ts'
import {
  type ClaimedLetter,
  claimLetter,
  dropLetter,
  forgetLetter,
  giveUpLeases,
  markSent,
  markUnsent,
} from '../store/outbox.ts'

/** What sending letters needs of the Worker's bindings. */
type LetterEnv = Pick<Env, 'PRIVATE' | 'CONTACT_KEY' | 'MAIL' | 'MAIL_FROM' | 'SITE_URL'>

/** Four queries a letter: of the free plan's 50 an invocation, the clock has other jobs too, a queue has nothing else. */
export const LETTERS_A_RUN = { clock: 3, queue: 10 } as const
/** Whom the clock asks in a run; the next one asks the next. */
const ASKED_A_RUN = 50
/** The display name of the sender, in characters. */
const MAX_NAME = 60

/** Asks those for a report who have not told how it was, at `now` (milliseconds). It may run at any time, and twice. */
export async function askWhoHasNotReported(db: Database, env: LetterEnv, now: number): Promise<void> {
  // Who is asked while no letter is sent would be asked about the past once letters are.
  if (!openPost(env)) return
  await askForReports(db, now, ASKED_A_RUN)
  await remindOfReports(db, now, ASKED_A_RUN)
}

/**
 * Sends letters that wait at `now` (milliseconds), at most `limit`, and says how many it took in hand. The clock and the queue
 * may both come, twice, at the same time: each letter is claimed by one of them, sent, and then marked. What the mail service
 * does not take is tried again after growing pauses, five times in all. If the Worker dies between claiming and marking,
 * nobody can know whether the letter went: it is never sent a second time by itself, but stands at the desk as *perhaps
 * sent*, where a coordinator may send it again.
 */
export async function sendLetters(db: Database, env: LetterEnv, now: number, limit: number): Promise<number> {
  await giveUpLeases(db, now)
  const post = openPost(env)
  if (!post) return 0
  for (let taken = 0; taken < limit; taken++) {
    const letter = await claimLetter(db, now)
    if (!letter) return taken
    await send(db, env, { letter, post, now })
  }
  return limit
}

type Errand = { letter: ClaimedLetter; post: Post; now: number }

async function send(db: Database, env: LetterEnv, { letter, post, now }: Errand): Promise<void> {
  const failed = (failure: string) =>
    markUnsent(db, letter, { failure, again: triedAgainAt(letter.attempts, now), now })
  let deliver: Awaited<ReturnType<typeof prepare>>
  try {
    deliver = await prepare(db, env, { letter, post, now })
  } catch {
    return failed('unreadable')
  }
  if (!deliver) return
  try {
    await deliver()
  } catch (error) {
    return failed(codeOf(error))
  }
  // If this fails, nothing is said of the letter any more, and its lease runs out: it has gone, and must not go twice.
  await markSent(db, letter, now)
}

/** What sends a letter; null where it is not to be sent, which is then written down. */
async function prepare(
  db: Database,
  { PRIVATE, CONTACT_KEY }: LetterEnv,
  { letter, post, now }: Errand,
): Promise<(() => Promise<void>) | null> {
  const record = await findAction(db, letter.actionId)
  // It was deleted, and the letter with it.
  if (!record) return null
  const fate = letterFate(letter, record, now)
  const sealed = fate === 'send' ? await getContactObject(PRIVATE, record.id) : null
  if (!sealed) {
    await (fate === 'later' ? forgetLetter(db, letter) : dropLetter(db, letter))
    return null
  }
  const contact = await openContact(CONTACT_KEY, record.id, new Uint8Array(sealed))
  const lang = letterLang(contact, record)
  const { name = messages[lang].siteName } = await readCampaignTexts(db, lang)
  const written = writeLetter(letter.letter, record, contact, { siteUrl: post.siteUrl, name })
  return () => post.send(contact.email, headLine(name, MAX_NAME), written)
}

/** The code of a mail service's refusal (`E_SENDER_NOT_VERIFIED`). Its words are not kept: they may hold the address. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^E_[A-Z_]{1,38}$/.test(code) ? code : 'not-taken'
}
