/** Octets in a line at most, its CRLF aside: RFC 5545, section 3.1. */
export const OCTETS_A_LINE = 75

// biome-ignore lint/suspicious/noControlCharactersInRegex: all that are one octet
const ASCII = /^[\u0000-\u007f]*$/
const encoder = new TextEncoder()

/** A content line folded to lines of at most 75 octets, never inside a character, each ended by CRLF (RFC 5545, section 3.1). */
export function foldLine(line: string): string {
  if (line.length * 3 <= OCTETS_A_LINE || (line.length <= OCTETS_A_LINE && ASCII.test(line))) return `${line}\r\n`
  let folded = ''
  let octets = 0
  for (const letter of line) {
    const size = encoder.encode(letter).length
    if (octets + size > OCTETS_A_LINE) {
      folded += '\r\n '
      octets = 1
    }
    folded += letter
    octets += size
  }
  return `${folded}\r\n`
}
