import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { isShipped, type Lang, shippedLang } from '../rules/languages.ts'
import type { ActionLetter } from '../rules/letter.ts'
import { headLine } from '../rules/text-hygiene.ts'
import { textIn } from '../rules/text-in.ts'
import type { Contact } from './contact.ts'
import { letterPage } from './letter-page.tsx'
import { type Paragraph, plainText } from './paragraphs.ts'

/**
 * A letter as it is sent, as plain text (lines ended by LF) and as HTML that say the same. It holds a secret link, and is kept
 * nowhere.
 */
export type Letter = { subject: string; text: string; html: string; lang: Lang }

/** So much of a title fits a subject that a phone shows, in characters. */
const MAX_TITLE = 80

/** Who writes: the site's own address (`https://your.site`) and the campaign's name. */
export type Sender = { siteUrl: string; name: string }

/** The language of a letter: that of the pages on which the address was left, else that of the action's text, else English. */
export function letterLang({ lang = '' }: Pick<Contact, 'lang'>, record: Pick<ActionRecord, 'texts'>): Lang {
  return isShipped(lang) ? lang : shippedLang(record.texts.find(({ original }) => original)?.lang)
}

/** Puts a letter together in both its forms, signed by who writes. */
export function sealLetter(
  { subject, lang, name }: { subject: string; lang: Lang; name: string },
  paragraphs: readonly Paragraph[],
  footer: string,
): Letter {
  const all: Paragraph[] = [
    ...paragraphs,
    { is: 'text', text: headLine(name, MAX_TITLE) },
    { is: 'footer', text: footer },
  ]
  return { subject, lang, text: plainText(all), html: letterPage({ subject, lang }, all) }
}

/**
 * Writes a letter about an action, from what the public may know of it: its title, and no word of where it is; `question` is
 * what a coordinator asks. Titles and reasons were typed by strangers; none of them can end a line of the head or turn the text around.
 */
export function writeLetter(
  letter: Exclude<ActionLetter, 'link-again'>,
  { record, question = null }: { record: ActionRecord; question?: string | null },
  contact: Contact,
  sender: Sender,
): Letter {
  const lang = letterLang(contact, record)
  const { letters: t } = messages[lang]
  const title = titleOf(record, lang)
  const at = (path: string) => new URL(path, sender.siteUrl).href
  const isPublic = record.status === 'published' || record.status === 'cancelled'
  const asks = letter === 'report-please' || letter === 'report-reminder'
  const refuses = letter === 'rejected' || letter === 'change-rejected'
  const decided = letter === 'cancelled' ? record.cancelReason : refuses ? record.verdictReason : null
  const quoted = letter === 'question' ? question : decided
  const hasLink = letter !== 'handed-over'
  const paragraphs: Paragraph[] = [
    { is: 'text', text: t.greeting },
    { is: 'text', text: t.texts[letter](title) },
    ...(quoted ? [{ is: 'quote', label: t.reason, text: quoted } as const] : []),
    ...(asks ? [{ is: 'link', label: t.tellHere, url: at(paths.report(lang, contact.link)) } as const] : []),
    ...(hasLink ? [{ is: 'link', label: t.secretLink, url: at(paths.manage(lang, contact.link)) } as const] : []),
    ...(isPublic ? [{ is: 'link', label: t.publicPage, url: at(paths.action(lang, record.id)) } as const] : []),
    ...(hasLink && letter !== 'cancelled'
      ? []
      : [{ is: 'link', label: t.contactPage, url: at(paths.contact(lang)) } as const]),
  ]
  const footer = record.createdAt > record.endsAt ? t.footerLate : t.footer
  const head = { subject: t.subjects[letter](title), lang, name: sender.name }
  return sealLetter(head, paragraphs, hasLink ? footer : t.footerHandedOver)
}

/** Writes all the links of an address down: each action by its title and its own secret link. */
export function writeLinks(
  held: readonly { record: ActionRecord; link: string }[],
  lang: Lang,
  { siteUrl, name }: Sender,
): Letter {
  const { letters: t } = messages[lang]
  const items = held.map(({ record, link }) => ({
    name: titleOf(record, lang),
    value: '',
    url: new URL(paths.manage(lang, link), siteUrl).href,
  }))
  const paragraphs: Paragraph[] = [
    { is: 'text', text: t.greeting },
    { is: 'text', text: t.texts['link-again']() },
    { is: 'list', items },
  ]
  return sealLetter({ subject: t.subjects['link-again'](), lang, name }, paragraphs, t.footerLinks)
}

function titleOf(record: Pick<ActionRecord, 'texts'>, lang: Lang): string {
  return headLine(textIn(record.texts, lang).title, MAX_TITLE)
}
