import { withoutHarm } from './text-hygiene.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  zwnj: '\u200c',
}

/**
 * A text from elsewhere as plain lines: of HTML, which calendars and exports are full of, only the words and the breaks
 * between them. What is no HTML stays as it is. It is shown as text in any case: nothing here makes markup harmless.
 */
export function plainText(text: string): string {
  const isMarkup = /<\/?[a-z][^>]*>|<!--/i.test(text)
  const words = isMarkup
    ? text
        .replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
        .replace(/<br\s*\/?>|<\/(p|div|li|tr|h[1-6]|ul|ol|blockquote)\s*>/gi, '\n')
        .replace(/<li\b[^>]*>/gi, '• ')
        .replace(/<\/?[a-z][^>]*>/gi, '')
    : text
  const read =
    isMarkup || /&(amp|lt|gt|quot|nbsp|#\d+);/.test(text) ? words.replace(/&(#x?[\da-f]+|\w+);/gi, letter) : words
  return withoutHarm(read.replaceAll('\u00a0', ' '))
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
}

function letter(entity: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? entity
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
