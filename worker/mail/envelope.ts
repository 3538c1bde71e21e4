import { messages } from '../messages/messages.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Lang } from '../rules/languages.ts'
import type { ActionLetter } from '../rules/letter.ts'
import { linkPower } from '../rules/organizer-link.ts'
import { headLine } from '../rules/text-hygiene.ts'
import { readCampaignTexts } from '../store/campaign-texts.ts'
import { getContactObject, getPartingObject, listActionsOfSameAddress } from '../store/contacts.ts'
import type { Database } from '../store/database.ts'
import { findOpenQuestion } from '../store/questions.ts'
import { type Contact, openContact } from './contact.ts'
import { type Letter, letterLang, writeLetter, writeLinks } from './letter.ts'

/** A letter with whom it goes to (an address) and the name that it comes from. */
export type Envelope = { to: string; from: string; letter: Letter }

/** Where addresses lie, and the key that they are sealed under. */
export type MailEnv = Pick<Env, 'PRIVATE' | 'CONTACT_KEY'>

/** What a letter to an organizer is about: which, of what action, from which site (an origin), at what moment. */
export type Errand = { kind: ActionLetter; record: ActionRecord; siteUrl: string; now: number }

/** The display name of the sender, in characters. */
const MAX_NAME = 60

/**
 * Writes the letter of a kind about an action to its organizer; null where no address is left, or of a question that was
 * answered meanwhile. Throws if the address cannot be read.
 */
export async function fillEnvelope(db: Database, env: MailEnv, errand: Errand): Promise<Envelope | null> {
  const { kind, record, siteUrl } = errand
  // Who has handed an action over has no contact there any more: their address waits apart for this one letter.
  const sealed = await (kind === 'handed-over' ? getPartingObject : getContactObject)(env.PRIVATE, record.id)
  const question = kind === 'question' ? await findOpenQuestion(db, record.id) : null
  if (!sealed || (kind === 'question' && question === null)) return null
  const contact = await openContact(env.CONTACT_KEY, record.id, new Uint8Array(sealed))
  const lang = letterLang(contact, record)
  const from = await senderName(db, lang)
  const sender = { siteUrl, name: from }
  const letter =
    kind === 'link-again'
      ? writeLinks(await linksOf(db, env, errand, contact), lang, sender)
      : writeLetter(kind, { record, question }, contact, sender)
  return { to: contact.email, from, letter }
}

/** The campaign's name as a sender's, in a language. */
export async function senderName(db: Database, lang: Lang): Promise<string> {
  const { name = messages[lang].siteName } = await readCampaignTexts(db, lang)
  return headLine(name, MAX_NAME)
}

/** The links of all actions that have the address of a contact and can still be changed. */
async function linksOf(
  db: Database,
  env: MailEnv,
  { record, now }: Errand,
  { email }: Contact,
): Promise<{ record: ActionRecord; link: string }[]> {
  const records = await listActionsOfSameAddress(db, record.id)
  const held = records
    .filter((each) => linkPower(each, now) === 'everything')
    .map(async (each) => {
      const sealed = await getContactObject(env.PRIVATE, each.id)
      const contact = sealed && (await openContact(env.CONTACT_KEY, each.id, new Uint8Array(sealed)))
      // An object that was put for another row is not believed.
      return contact && contact.email.toLowerCase() === email.toLowerCase()
        ? [{ record: each, link: contact.link }]
        : []
    })
  return (await Promise.all(held)).flat()
}
