import { shippedLang } from '../rules/languages.ts'
import { EVERYTHING, totalOf } from '../rules/waiting.ts'
import { findLetterReader, getCoordinatorObject } from '../store/coordinator-contacts.ts'
import type { Database } from '../store/database.ts'
import { headOfLog } from '../store/log-head.ts'
import { countWaiting } from '../store/waiting-counts.ts'
import { openContact } from './contact.ts'
import { writeDeskLetter } from './desk-letter.ts'
import { type Envelope, type MailEnv, senderName } from './envelope.ts'

/** What a coordinator's address is bound to, so that no organizer's is ever taken for it. */
export function coordinatorSeal(coordinatorId: number): string {
  return `coordinator:${coordinatorId}`
}

/**
 * Writes to a coordinator how much waits that is theirs at this moment; null where nothing does, where they left no address, or
 * were removed. Throws if the address cannot be read.
 */
export async function fillDeskEnvelope(
  db: Database,
  { PRIVATE, CONTACT_KEY }: MailEnv,
  { coordinatorId, siteUrl }: { coordinatorId: number; siteUrl: string },
): Promise<Envelope | null> {
  const reader = await findLetterReader(db, coordinatorId)
  const sealed = reader && (await getCoordinatorObject(PRIVATE, coordinatorId))
  if (!reader || !sealed) return null
  const { kinds: counts } = await countWaiting(db, reader, EVERYTHING)
  if (totalOf(counts) === 0) return null
  const { email } = await openContact(CONTACT_KEY, coordinatorSeal(coordinatorId), new Uint8Array(sealed))
  const lang = shippedLang(reader.lang)
  const from = await senderName(db, lang)
  const letter = writeDeskLetter({ counts, head: await headOfLog(db) }, lang, { siteUrl, name: from })
  return { to: email, from, letter }
}
