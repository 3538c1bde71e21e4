import { fillDeskEnvelope } from '../mail/desk-envelope.ts'
import { type Envelope, fillEnvelope } from '../mail/envelope.ts'
import { openPost, type Post } from '../mail/post.ts'
import { LOOK, letterFate, triedAgainAt } from '../rules/letter.ts'
import { findAction } from '../store/actions.ts'
import { askForReports, remindOfReports } from '../store/asking.ts'
import { deletePartingObject } from '../store/contacts.ts'
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

/** Four to six queries a letter: of the free plan's 50 an invocation, the clock has other jobs too, a queue has nothing else. */
export const LETTERS_A_RUN = { clock: 3, queue: 10 } as const
/** Whom the clock asks in a run; the next one asks the next. */
const ASKED_A_RUN = 50

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

/** Sends letters that wait, and asks to be called again where there may be more. */
export async function sendAndLookAgain(
  db: Database,
  env: LetterEnv & Pick<Env, 'LETTERS'>,
  now: number,
  limit: number,
): Promise<void> {
  if ((await sendLetters(db, env, now, limit)) === limit) await env.LETTERS.send(LOOK)
}

type Errand = { letter: ClaimedLetter; post: Post; now: number }

async function send(db: Database, env: LetterEnv, errand: Errand): Promise<void> {
  const { letter, post, now } = errand
  const failed = (failure: string) =>
    markUnsent(db, letter, { failure, again: triedAgainAt(letter.attempts, now), now })
  let envelope: Envelope | null
  try {
    envelope = await prepare(db, env, errand)
  } catch {
    return failed('unreadable')
  }
  if (!envelope) return
  try {
    await post.send(envelope)
  } catch (error) {
    return failed(codeOf(error))
  }
  // If this fails, nothing is said of the letter any more, and its lease runs out: it has gone, and must not go twice.
  await markSent(db, letter, now)
  // An address that was kept for this letter alone has served.
  if (letter.letter === 'handed-over' && letter.actionId !== null)
    await deletePartingObject(env.PRIVATE, letter.actionId).catch(console.error)
}

/** The letter as it goes; null where it is not to be sent, which is then written down. */
async function prepare(db: Database, env: LetterEnv, { letter, post, now }: Errand): Promise<Envelope | null> {
  const { actionId, coordinatorId, letter: kind, createdAt } = letter
  if (kind === 'something-waits' || actionId === null) {
    // What waited when it was asked for may have been decided since.
    const desk = coordinatorId && (await fillDeskEnvelope(db, env, { coordinatorId, siteUrl: post.siteUrl }))
    if (!desk) await dropLetter(db, letter)
    return desk || null
  }
  const record = await findAction(db, actionId)
  // It was deleted, and the letter with it.
  if (!record) return null
  const fate = letterFate({ letter: kind, createdAt }, record, now)
  const envelope = fate === 'send' ? await fillEnvelope(db, env, { kind, record, siteUrl: post.siteUrl, now }) : null
  if (!envelope) await (fate === 'later' ? forgetLetter(db, letter) : dropLetter(db, letter))
  return envelope
}

/** The code of a mail service's refusal (`E_SENDER_NOT_VERIFIED`). Its words are not kept: they may hold the address. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^E_[A-Z_]{1,38}$/.test(code) ? code : 'not-taken'
}
