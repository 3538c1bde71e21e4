import { direction } from '../rules/languages.ts'

/** What the picture of a day says, in the language of the page. */
export type ShareCard = {
  lang: string
  site: string
  title: string
  /** The date or dates. */
  when: string
  /** Numbers with what they count, the most important first. */
  numbers: { digits: string; label: string }[]
}

/** Pixels: what every site shows whole that shows pictures of shared addresses. */
export const CARD_SIZE = { width: 1200, height: 630 } as const
const MARGIN = 64
/** The colours of web/styles/tokens.css on a light screen. */
const PAPER = '#f6f1e7'
const INK = '#17130f'
const MUTED = '#62584c'
const SIGNAL = '#c8201f'
/** What a letter of these weights is wide on average, as a share of its size. */
const BLACK_WIDTH = { ltr: 0.6, rtl: 0.52 } as const
const MEDIUM_WIDTH = 0.52
const DIGIT_WIDTH = 0.66
/** Sizes of the title, the first that fits in so many lines. */
const TITLE_SIZES = [
  [96, 2],
  [76, 3],
  [60, 3],
] as const
/** Letters that the typeface has. */
const DRAWN = /^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]*$/u

/** The picture as SVG. A title in letters that cannot be drawn is left out: its place is taken by the dates. */
export function drawCard({ lang, site, title, when, numbers }: ShareCard): string {
  const dir = direction(lang)
  const readable = DRAWN.test(title)
  const heading = readable ? title : when
  const { size, lines } = fitted(heading, dir)
  const lineHeight = size * (dir === 'rtl' ? 1.45 : 1.08)
  const top = 190 + size * 0.35
  const drawn = [
    text(site, { dir, y: 108, size: 40, weight: 900, indent: 44 }),
    ...lines.map((line, at) => text(line, { dir, y: top + at * lineHeight, size, weight: 900 })),
    ...(readable
      ? [text(when, { dir, y: top + lines.length * lineHeight + 6, size: 34, weight: 500, fill: MUTED })]
      : []),
    ...drawNumbers(numbers, dir),
  ]
  const dotX = dir === 'rtl' ? CARD_SIZE.width - MARGIN - 14 : MARGIN + 14
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_SIZE.width}" height="${CARD_SIZE.height}" font-family="Vazirmatn">
<rect width="${CARD_SIZE.width}" height="${CARD_SIZE.height}" fill="${PAPER}"/>
<rect width="${CARD_SIZE.width}" height="18" fill="${INK}"/>
<circle cx="${dotX}" cy="95" r="15" fill="${SIGNAL}"/>
<rect x="${MARGIN}" y="450" width="${CARD_SIZE.width - 2 * MARGIN}" height="8" fill="${INK}"/>
${drawn.join('\n')}
</svg>`
}

function drawNumbers(numbers: ShareCard['numbers'], dir: 'ltr' | 'rtl'): string[] {
  let indent = 0
  return numbers.flatMap(({ digits, label }, at) => {
    const width = Math.max(digits.length * 76 * DIGIT_WIDTH, label.length * 26 * MEDIUM_WIDTH) + 40
    // What does not fit is less important than what does.
    if (indent + width > CARD_SIZE.width - 2 * MARGIN + 40) return []
    const drawn = [
      text(digits, { dir, y: 540, size: 76, weight: 900, indent, fill: at === 0 ? SIGNAL : INK }),
      text(label, { dir, y: 584, size: 26, weight: 500, indent }),
    ]
    indent += width
    return drawn
  })
}

type Line = { dir: 'ltr' | 'rtl'; y: number; size: number; weight: number; indent?: number; fill?: string }

/** A line of text from the margin on where the language begins. Its direction is said by control characters: SVG as it is drawn here knows no other way. */
function text(words: string, { dir, y, size, weight, indent = 0, fill = INK }: Line): string {
  const [x, anchor, line] =
    dir === 'rtl'
      ? [CARD_SIZE.width - MARGIN - indent, 'end', `\u202b${words}\u202c`]
      : [MARGIN + indent, 'start', words]
  return `<text x="${x}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(line)}</text>`
}

/** The lines of a title at the largest size at which it fits; what is longer still ends in dots. */
function fitted(title: string, dir: 'ltr' | 'rtl'): { size: number; lines: string[] } {
  const room = CARD_SIZE.width - 2 * MARGIN
  for (const [size, most] of TITLE_SIZES) {
    const lines = wrapped(title, Math.floor(room / (size * BLACK_WIDTH[dir])))
    if (lines.length <= most) return { size, lines }
  }
  const [size, most] = TITLE_SIZES[TITLE_SIZES.length - 1] ?? [60, 3]
  const lines = wrapped(title, Math.floor(room / (size * BLACK_WIDTH[dir])) - 1)
  return { size, lines: lines.slice(0, most).map((line, at) => (at === most - 1 ? `${line}…` : line)) }
}

/** Words in lines of at most so many letters; a longer word is cut. */
function wrapped(words: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of words.split(/\s+/).flatMap((each) => cut(each, letters))) {
    const last = lines.at(-1)
    if (last !== undefined && lengthOf(`${last} ${word}`) <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function cut(word: string, letters: number): string[] {
  const all = [...word]
  return Array.from({ length: Math.ceil(all.length / letters) }, (_, at) =>
    all.slice(at * letters, (at + 1) * letters).join(''),
  )
}

const lengthOf = (line: string): number => [...line].length

function escaped(words: string): string {
  return (
    words
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // XML has no place for most of them (XML 1.0, section 2.2).
      .replace(/\p{Cc}/gu, ' ')
  )
}
