import { direction } from '../rules/languages.ts'
import { DRAWN, drawnLine, fitted, INK, LINE_HEIGHT, MUTED, PAPER, type Sheet, SIGNAL } from './drawn-text.ts'

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
const SHEET: Sheet = { width: CARD_SIZE.width, margin: MARGIN }
/** What a letter is wide on average, as a share of its size. */
const MEDIUM_WIDTH = 0.44
const DIGIT_WIDTH = 0.56
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

/** The picture as SVG. A title in letters that cannot be drawn is left out: its place is taken by the dates. */
export function drawCard({ lang, site, title, when, numbers }: ShareCard): string {
  const dir = direction(lang)
  const readable = DRAWN.test(title)
  const { size, lines } = fitted(readable ? title : when, dir, SHEET, TITLE_SIZES[dir])
  const lineHeight = size * LINE_HEIGHT[dir]
  const first = TITLE_TOP + lineHeight * 0.78
  const drawn = [
    drawnLine(site, { sheet: SHEET, dir, y: 108, size: 40, weight: 900, indent: 44 }),
    ...(readable
      ? [drawnLine(when, { sheet: SHEET, dir, y: 106, size: 32, weight: 500, fill: MUTED, atEnd: true })]
      : []),
    ...lines.map((line, at) => drawnLine(line, { sheet: SHEET, dir, y: first + at * lineHeight, size, weight: 900 })),
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
      drawnLine(each.digits, { sheet: SHEET, dir, y: 558, size, weight: 900, indent, fill: at === 0 ? SIGNAL : INK }),
      drawnLine(each.label, { sheet: SHEET, dir, y: 602, size: LABEL_SIZE, weight: 500, indent }),
    ]
    indent += width
    return drawn
  })
}
