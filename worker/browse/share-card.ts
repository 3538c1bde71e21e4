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
const BLACK_WIDTH = { ltr: 0.55, rtl: 0.5 } as const
const MEDIUM_WIDTH = 0.44
const DIGIT_WIDTH = 0.56
/** What a line is high, as a share of its size: Persian needs room for its dots. */
const LINE_HEIGHT = { ltr: 1.1, rtl: 1.42 } as const
/** Sizes of the title, the first at which it fits in so many lines. */
const TITLE_SIZES = {
  ltr: [
    [112, 2],
    [84, 3],
    [64, 4],
  ],
  rtl: [
    [96, 2],
    [68, 3],
    [56, 3],
  ],
} as const
/** Sizes of the numbers, the first at which all of them fit. */
const NUMBER_SIZES = [88, 72, 56]
const LABEL_SIZE = 26
const BETWEEN_NUMBERS = 44
/** Where the title begins and the numbers stand. */
const TITLE_TOP = 148
const RULE = 462
/** Letters that the typeface has. */
const DRAWN = /^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]*$/u

/** The picture as SVG. A title in letters that cannot be drawn is left out: its place is taken by the dates. */
export function drawCard({ lang, site, title, when, numbers }: ShareCard): string {
  const dir = direction(lang)
  const readable = DRAWN.test(title)
  const { size, lines } = fitted(readable ? title : when, dir)
  const lineHeight = size * LINE_HEIGHT[dir]
  const first = TITLE_TOP + lineHeight * 0.78
  const drawn = [
    text(site, { dir, y: 108, size: 40, weight: 900, indent: 44 }),
    ...(readable ? [text(when, { dir, y: 106, size: 32, weight: 500, fill: MUTED, atEnd: true })] : []),
    ...lines.map((line, at) => text(line, { dir, y: first + at * lineHeight, size, weight: 900 })),
    ...drawNumbers(numbers, dir),
  ]
  const dotX = dir === 'rtl' ? CARD_SIZE.width - MARGIN - 14 : MARGIN + 14
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_SIZE.width}" height="${CARD_SIZE.height}" font-family="Vazirmatn">
<rect width="${CARD_SIZE.width}" height="${CARD_SIZE.height}" fill="${PAPER}"/>
<rect width="${CARD_SIZE.width}" height="18" fill="${INK}"/>
<circle cx="${dotX}" cy="95" r="15" fill="${SIGNAL}"/>
<rect x="${MARGIN}" y="${RULE}" width="${CARD_SIZE.width - 2 * MARGIN}" height="8" fill="${INK}"/>
${drawn.join('\n')}
</svg>`
}

function drawNumbers(numbers: ShareCard['numbers'], dir: 'ltr' | 'rtl'): string[] {
  const room = CARD_SIZE.width - 2 * MARGIN
  const widthAt = (size: number) => (each: ShareCard['numbers'][number]) =>
    Math.max(each.digits.length * size * DIGIT_WIDTH, each.label.length * LABEL_SIZE * MEDIUM_WIDTH) + BETWEEN_NUMBERS
  const smallest = NUMBER_SIZES.at(-1) ?? 0
  const total = (size: number) => numbers.map(widthAt(size)).reduce((sum, width) => sum + width, -BETWEEN_NUMBERS)
  const size = NUMBER_SIZES.find((each) => total(each) <= room) ?? smallest
  let indent = 0
  return numbers.flatMap((each, at) => {
    const width = widthAt(size)(each)
    // What does not fit is less important than what does.
    if (indent + width - BETWEEN_NUMBERS > room) return []
    const drawn = [
      text(each.digits, { dir, y: 558, size, weight: 900, indent, fill: at === 0 ? SIGNAL : INK }),
      text(each.label, { dir, y: 602, size: LABEL_SIZE, weight: 500, indent }),
    ]
    indent += width
    return drawn
  })
}

type Line = {
  dir: 'ltr' | 'rtl'
  y: number
  size: number
  weight: number
  /** Pixels from the margin at which the language begins its lines. */
  indent?: number
  fill?: string
  /** Whether it stands at the other margin, where lines end. */
  atEnd?: boolean
}

/**
 * A line of text from the margin on where the language begins. Its direction is said by control characters (UAX #9): what
 * draws it knows no other way.
 */
function text(words: string, { dir, y, size, weight, indent = 0, fill = INK, atEnd = false }: Line): string {
  const isRight = (dir === 'rtl') !== atEnd
  const x = isRight ? CARD_SIZE.width - MARGIN - indent : MARGIN + indent
  const line = dir === 'rtl' ? `\u202b${words}\u202c` : words
  return `<text x="${x}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${isRight ? 'end' : 'start'}">${escaped(line)}</text>`
}

/** The lines of a title at the largest size at which it fits; what is longer still ends in dots. */
function fitted(title: string, dir: 'ltr' | 'rtl'): { size: number; lines: string[] } {
  const room = CARD_SIZE.width - 2 * MARGIN
  const sizes = TITLE_SIZES[dir]
  for (const [size, most] of sizes) {
    const lines = wrapped(title, Math.floor(room / (size * BLACK_WIDTH[dir])))
    if (lines.length <= most) return { size, lines }
  }
  const [size, most] = sizes[2]
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
