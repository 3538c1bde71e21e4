/** Says what is wrong, and in which line of what was sent, counted from one. */
export type Complain = (what: string, line: number) => void

/** One content line, unfolded, and where it began. */
export type Line = { text: string; at: number }

/** RFC 5545, section 3.1: CRLF aside. */
const OCTETS_A_LINE = 75
const [TAB, LF, CR, SPACE, DELETE] = [0x09, 0x0a, 0x0d, 0x20, 0x7f]

/** What ends a line for Python and others beside CR and LF: NEL and Unicode's own two; C1 controls with them. */
const CONTROLS_OF_UNICODE = /[\u0080-\u009f\u2028\u2029]/

/** The content lines of a calendar's octets (RFC 5545, section 3.1), with all that octets alone can do wrong. */
export function readLines(octets: Uint8Array, complain: Complain): Line[] {
  lookAtOctets(octets, complain)
  const text = decoded(octets, complain)
  if (text.startsWith('\ufeff')) complain('it begins with a byte order mark', 1)
  const lines: Line[] = []
  const physical = text.split('\r\n')
  if (physical.pop() !== '') complain('the last line has no end', physical.length + 1)
  for (const [index, line] of physical.entries()) {
    const at = index + 1
    if (CONTROLS_OF_UNICODE.test(line)) complain('a character ends a line for some programs', at)
    if (line === '') complain('a line is empty', at)
    const last = lines.at(-1)
    if (!/^[ \t]/.test(line)) lines.push({ text: line, at })
    else if (last) last.text += line.slice(1)
    else complain('the first line continues another', at)
  }
  return lines
}

function lookAtOctets(octets: Uint8Array, complain: Complain): void {
  let line = 1
  let begin = 0
  for (const [index, octet] of octets.entries()) {
    const previous = octets[index - 1]
    if (octet === LF) {
      if (previous !== CR) complain('a line feed stands alone', line)
      if (index - 1 - begin > OCTETS_A_LINE) complain('a line is longer than 75 octets', line)
      begin = index + 1
      line += 1
    } else if (octet === CR) {
      if (octets[index + 1] !== LF) complain('a carriage return stands alone', line)
    } else if ((octet < SPACE && octet !== TAB) || octet === DELETE) complain('it has a control character', line)
  }
}

/** A sequence that a fold cuts in two is no UTF-8 either: this is before unfolding. */
function decoded(octets: Uint8Array, complain: Complain): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets)
  } catch {
    const text = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(octets)
    complain('it is no UTF-8, or a letter is cut in two', text.slice(0, text.indexOf('\ufffd')).split('\n').length)
    return text
  }
}
