import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import type { Lang } from '../rules/languages.ts'
import { type KindCount, totalOf } from '../rules/waiting.ts'
import { type Letter, type Sender, sealLetter } from './letter.ts'
import type { Paragraph } from './paragraphs.ts'

/** What a coordinator is told: how much waits that is theirs, and with which hash the log of verdicts ends. */
export type DeskNews = { counts: readonly KindCount[]; head: string | null }

/** Tells a coordinator how much waits, by kind: numbers, no names, nothing of any action. */
export function writeDeskLetter({ counts, head }: DeskNews, lang: Lang, { siteUrl, name }: Sender): Letter {
  const { waits: t, greeting } = messages[lang].letters
  const at = (path: string) => new URL(path, siteUrl).href
  const format = new Intl.NumberFormat(lang)
  const items = counts.map(({ kind, waits }) => ({ name: t.kinds[kind], value: format.format(waits) }))
  const paragraphs: Paragraph[] = [
    { is: 'text', text: greeting },
    { is: 'text', text: t.intro },
    { is: 'list', items },
    { is: 'link', label: t.desk, url: at(paths.desk(lang)) },
    { is: 'text', text: head === null ? t.headNone : `${t.head}\n${head}` },
  ]
  const footer = `${t.footer}\n${at(paths.deskLetters(lang))}`
  return sealLetter({ subject: t.subject(format.format(totalOf(counts))), lang, name }, paragraphs, footer)
}
