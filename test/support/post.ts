import { env } from 'cloudflare:workers'
import { sendLetters } from '../../worker/jobs/letters.ts'
import { openDatabase } from '../../worker/store/database.ts'
import { ORIGIN } from './site.ts'

/** A letter as the mail service was given it. */
export type Posted = { to: string; from: { name: string; email: string }; subject: string; text: string; html: string }

/** Where letters of the tests come from. */
export const SENDER = 'letters@hamseda.example'

/** A mail service that writes down what it is given; `refuse` may throw before a letter is taken. */
export function postOffice(refuse: (letter: Posted) => void = () => undefined) {
  const posted: Posted[] = []
  const send = async (given: EmailMessage | EmailMessageBuilder) => {
    // The site uses the one form of `send` that takes a letter in parts.
    const letter = given as Posted
    refuse(letter)
    posted.push(letter)
    return { messageId: String(posted.length) }
  }
  const settings = { MAIL: { send }, MAIL_FROM: SENDER, SITE_URL: ORIGIN }
  return { posted, settings, env: { ...env, ...settings } }
}

/** Sends what waits at a moment, as the queue and the clock do. */
export function sendAt(moment: string | number, bindings: Env, limit = 10): Promise<number> {
  const now = typeof moment === 'number' ? moment : Date.parse(moment)
  return sendLetters(openDatabase(bindings.DB), bindings, now, limit)
}

/** The outbox as it stands, in the order in which letters were asked for; without those that say that something has arrived. */
export async function outbox(): Promise<
  { letter: string; status: string; attempts: number; failure: string | null }[]
> {
  const { results } = await env.DB.prepare(
    'select letter, status, attempts, failure from outbox where letter <> ? order by id',
  )
    .bind('received')
    .all<{
      letter: string
      status: string
      attempts: number
      failure: string | null
    }>()
  return results
}

/** A queue that hands each message to somebody instead of bringing it. */
export function queueThat(takes: (message: unknown) => unknown): Queue {
  const metrics = { backlogCount: 0, backlogBytes: 0 }
  return {
    metrics: async () => metrics,
    send: async (message) => {
      await takes(message)
      return { metadata: { metrics } }
    },
    sendBatch: async () => ({ metadata: { metrics } }),
  }
}
