import { withoutHarm } from '../rules/text-hygiene.ts'

/** A part of a letter, from which its text and its HTML are made alike. */
export type Paragraph =
  | { is: 'text'; text: string }
  /** What somebody else wrote, under words of ours. */
  | { is: 'quote'; label: string; text: string }
  /** An address of this site, whole, under words of ours. */
  | { is: 'link'; label: string; url: string }
  /** Names with what belongs to each: a number, or an address of this site. */
  | { is: 'list'; items: { name: string; value: string; url?: string }[] }
  | { is: 'footer'; text: string }

/** Paragraphs as plain text, its lines ended by LF; the footer stands under the line that mail programs fold away. */
export function plainText(paragraphs: readonly Paragraph[]): string {
  return `${paragraphs.map(plain).join('\n\n')}\n`
}

function plain(paragraph: Paragraph): string {
  switch (paragraph.is) {
    case 'text':
      return paragraph.text
    case 'quote':
      return `${paragraph.label}\n${withoutHarm(paragraph.text)}`
    case 'link':
      return `${paragraph.label}\n${paragraph.url}`
    case 'list':
      return paragraph.items.map(({ name, value, url }) => (url ? `${name}\n${url}` : `${name}: ${value}`)).join('\n')
    case 'footer':
      return `-- \n${paragraph.text}`
  }
}
