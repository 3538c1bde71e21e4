/* What drawings are made of: lines of text in Vazirmatn, in the colours of the site. */

/** The colours of web/styles/tokens.css on a light screen. */
export const PAPER = '#f6f1e7'
export const INK = '#17130f'
export const MUTED = '#62584c'
export const SIGNAL = '#c8201f'
/** What a line is high, as a share of its size: Persian needs room for its dots. */
export const LINE_HEIGHT = { ltr: 1.1, rtl: 1.42 } as const
/** Letters that the typeface has. */
export const DRAWN = /^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]*$/u
/** What a letter of these weights is wide on average, as a share of its size. */
const BLACK_WIDTH = { ltr: 0.55, rtl: 0.5 } as const
/** Letters smaller than this nobody reads. Pixels. */
const SMALLEST = 24

/** Pixels across, and what is left free at both sides. */
export type Sheet = { width: number; margin: number }

type Line = {
  sheet: Sheet
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
export function drawnLine(
  words: string,
  { sheet, dir, y, size, weight, indent = 0, fill = INK, atEnd = false }: Line,
): string {
  const isRight = (dir === 'rtl') !== atEnd
  const x = isRight ? sheet.width - sheet.margin - indent : sheet.margin + indent
  const line = dir === 'rtl' ? `\u202b${words}\u202c` : words
  return `<text x="${x}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${isRight ? 'end' : 'start'}">${escaped(line)}</text>`
}

/** Sizes of letters, pixels, each with the most lines that there is room for. */
export type Sizes = readonly (readonly [size: number, lines: number])[]

/** The lines of a text at the largest size at which it fits; what is longer still ends in dots. */
export function fitted(
  title: string,
  dir: 'ltr' | 'rtl',
  { width, margin }: Sheet,
  sizes: Sizes,
): { size: number; lines: string[] } {
  const room = width - 2 * margin
  for (const [size, most] of sizes) {
    const lines = wrapped(title, Math.floor(room / (size * BLACK_WIDTH[dir])))
    if (lines.length <= most) return { size, lines }
  }
  const [size, most] = sizes.at(-1) ?? [SMALLEST, 1]
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
