import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { isShipped, type Lang, shippedLang } from '../rules/languages.ts'
import type { LetterKind } from '../rules/letter.ts'
import { headLine, withoutHarm } from '../rules/text-hygiene.ts'
import { textIn } from '../rules/text-in.ts'
import type { Contact } from './contact.ts'

/** A letter as it is sent: plain text, its lines ended by LF. It holds the secret link, and is kept nowhere. */
export type Letter = { subject: string; text: string }

/** So much of a title fits a subject that a phone shows, in characters. */
const MAX_TITLE = 80

/** Who writes: the site's own address (`https://your.site`) and the campaign's name. */
export type Sender = { siteUrl: string; name: string }

/** The language of a letter: that of the pages on which the address was left, else that of the action's text, else English. */
export function letterLang({ lang = '' }: Pick<Contact, 'lang'>, record: Pick<ActionRecord, 'texts'>): Lang {
  return isShipped(lang) ? lang : shippedLang(record.texts.find(({ original }) => original)?.lang)
}

/**
 * Writes a letter about an action, from what the public may know of it: its title, and no word of where it is. Titles and
 * reasons were typed by strangers; none of them can end a line of the head or turn the text around.
 */
export function writeLetter(letter: LetterKind, record: ActionRecord, contact: Contact, sender: Sender): Letter {
  const lang = letterLang(contact, record)
  const { letters: t } = messages[lang]
  const title = headLine(textIn(record.texts, lang).title, MAX_TITLE)
  const at = (path: string) => new URL(path, sender.siteUrl).href
  const isPublic = record.status === 'published' || record.status === 'cancelled'
  const asks = letter === 'report-please' || letter === 'report-reminder'
  const refuses = letter === 'rejected' || letter === 'change-rejected'
  const paragraphs = [
    t.greeting,
    t.texts[letter](title),
    ...(refuses && record.verdictReason ? [`${t.reason}\n${withoutHarm(record.verdictReason)}`] : []),
    ...(asks ? [`${t.tellHere}\n${at(paths.report(lang, contact.link))}`] : []),
    `${t.secretLink}\n${at(paths.manage(lang, contact.link))}`,
    ...(isPublic ? [`${t.publicPage}\n${at(paths.action(lang, record.id))}`] : []),
    headLine(sender.name, MAX_TITLE),
    `-- \n${record.createdAt > record.endsAt ? t.footerLate : t.footer}`,
  ]
  return { subject: t.subjects[letter](title), text: `${paragraphs.join('\n\n')}\n` }
}
