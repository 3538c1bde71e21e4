import { messages } from '../messages/messages.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import type { LetterKind } from '../rules/letter.ts'
import { headLine } from '../rules/text-hygiene.ts'
import { readCampaignTexts } from '../store/campaign-texts.ts'
import { getContactObject } from '../store/contacts.ts'
import type { Database } from '../store/database.ts'
import { openContact } from './contact.ts'
import { type Letter, letterLang, writeLetter } from './letter.ts'

/** A letter with whom it goes to (an address) and the name that it comes from. */
export type Envelope = { to: string; from: string; letter: Letter }

/** The display name of the sender, in characters. */
const MAX_NAME = 60

/** Writes the letter of a kind about an action to its organizer; null where no address is left. Throws if it cannot be read. */
export async function fillEnvelope(
  db: Database,
  { PRIVATE, CONTACT_KEY }: Pick<Env, 'PRIVATE' | 'CONTACT_KEY'>,
  { kind, record, siteUrl }: { kind: LetterKind; record: ActionRecord; siteUrl: string },
): Promise<Envelope | null> {
  const sealed = await getContactObject(PRIVATE, record.id)
  if (!sealed) return null
  const contact = await openContact(CONTACT_KEY, record.id, new Uint8Array(sealed))
  const lang = letterLang(contact, record)
  const { name = messages[lang].siteName } = await readCampaignTexts(db, lang)
  const from = headLine(name, MAX_NAME)
  return { to: contact.email, from, letter: writeLetter(kind, record, contact, { siteUrl, name: from }) }
}
