import { direction } from '../rules/languages.ts'
import {
  DRAWN,
  drawnLine,
  fitted,
  INK,
  LINE_HEIGHT,
  MUTED,
  PAPER,
  type Sheet,
  SIGNAL,
  type Sizes,
} from './drawn-text.ts'

/** What a card to hand out says of a day, in the language of the page. */
export type PalmCard = {
  lang: string
  site: string
  title: string
  /** The date or dates. */
  when: string
  slogan: string | null
  /** What the code is for, and where it leads: a QR code as a path of modules, `size` a side. */
  scan: string
  code: { size: number; path: string }
  address: string
}

/** Pixels: A6, 105 by 148 mm, at 300 dots an inch. */
export const PALM_SIZE = { width: 1240, height: 1748 } as const
const MARGIN = 90
const SHEET: Sheet = { width: PALM_SIZE.width, margin: MARGIN }
const TITLE_TOP = 330
const TITLE_SIZES: Record<'ltr' | 'rtl', Sizes> = {
  ltr: [
    [150, 3],
    [116, 4],
    [88, 5],
  ],
  rtl: [
    [132, 3],
    [100, 4],
    [78, 4],
  ],
}
const SLOGAN_TOP = 890
const SLOGAN_SIZES: Sizes = [
  [64, 2],
  [50, 3],
]
/** The code stands below, as large as a thumb. */
const CODE = { top: 1090, side: 470 }
const SCAN_SIZE = 40
const ADDRESS_AT = 1694
/** The longest address that fits at its size; letters. */
const ADDRESS_LETTERS = 56

/** The card as SVG. A title in letters that cannot be drawn is left out: its place is taken by the dates. */
export function drawPalmCard({ lang, site, title, when, slogan, scan, code, address }: PalmCard): string {
  const dir = direction(lang)
  const readable = DRAWN.test(title)
  const line = { sheet: SHEET, dir }
  const block = (words: string, top: number, sizes: Sizes, fill: string) => {
    const { size, lines } = fitted(words, dir, SHEET, sizes)
    return lines.map((each, at) =>
      drawnLine(each, { ...line, y: top + size * LINE_HEIGHT[dir] * (at + 0.78), size, weight: 900, fill }),
    )
  }
  const scale = CODE.side / code.size
  const codeX = dir === 'rtl' ? PALM_SIZE.width - MARGIN - CODE.side : MARGIN
  const aside = { ...SHEET, margin: MARGIN + CODE.side + 40 }
  const told = fitted(scan, dir, { ...aside, width: PALM_SIZE.width + CODE.side + 40 }, [[SCAN_SIZE, 6]])
  const drawn = [
    drawnLine(site, { ...line, y: 160, size: 54, weight: 900, indent: 60 }),
    ...(readable ? [drawnLine(when, { ...line, y: 268, size: 52, weight: 500, fill: MUTED })] : []),
    ...block(readable ? title : when, TITLE_TOP, TITLE_SIZES[dir], INK),
    ...(slogan && DRAWN.test(slogan) ? block(slogan, SLOGAN_TOP, SLOGAN_SIZES, SIGNAL) : []),
    ...told.lines.map((each, at) =>
      drawnLine(each, {
        ...{ sheet: aside, dir, size: told.size, weight: 500 },
        y: CODE.top + 60 + at * told.size * LINE_HEIGHT[dir],
      }),
    ),
    ...(address.length <= ADDRESS_LETTERS
      ? [drawnLine(address, { sheet: SHEET, dir: 'ltr', y: ADDRESS_AT, size: 36, weight: 500, fill: MUTED })]
      : []),
  ]
  const dotX = dir === 'rtl' ? PALM_SIZE.width - MARGIN - 20 : MARGIN + 20
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PALM_SIZE.width}" height="${PALM_SIZE.height}" font-family="Vazirmatn">
<rect width="${PALM_SIZE.width}" height="${PALM_SIZE.height}" fill="${PAPER}"/>
<rect width="${PALM_SIZE.width}" height="30" fill="${INK}"/>
<circle cx="${dotX}" cy="142" r="20" fill="${SIGNAL}"/>
<rect x="${MARGIN}" y="${CODE.top - 40}" width="${PALM_SIZE.width - 2 * MARGIN}" height="10" fill="${INK}"/>
${drawn.join('\n')}
<g transform="translate(${codeX} ${CODE.top}) scale(${scale.toFixed(4)})" shape-rendering="crispEdges"><rect width="${code.size}" height="${code.size}" fill="#fff"/><path fill="#000" d="${code.path}"/></g>
</svg>`
}
