import { big, bytesOf } from './bytes.ts'

/** XYZ of sRGB's primaries and of white, as profiles have them (ICC.1:2001, D50). */
const PRIMARIES = {
  red: [0.43607, 0.22249, 0.01392],
  green: [0.38515, 0.71687, 0.09708],
  blue: [0.14307, 0.06061, 0.7141],
} as const
const WHITE = [0.9642, 1, 0.82491] as const

/**
 * A colour profile (ICC, version 2) whose red is sRGB's blue and whose blue is its red: whoever leaves it away unread shows
 * other colours than were meant. `described` is what it says of itself.
 */
export function swappedProfile(described: string): Uint8Array<ArrayBuffer> {
  const curve = bytesOf('curv', big(0, 4), big(1, 4), big(Math.round(2.2 * 256), 2), [0, 0])
  const tags: [string, Uint8Array][] = [
    ['desc', bytesOf('desc', big(0, 4), big(described.length + 1, 4), described, [0], new Uint8Array(78))],
    ['cprt', bytesOf('text', big(0, 4), described, [0])],
    ['wtpt', xyz(WHITE)],
    ['rXYZ', xyz(PRIMARIES.blue)],
    ['gXYZ', xyz(PRIMARIES.green)],
    ['bXYZ', xyz(PRIMARIES.red)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  let at = 128 + 4 + tags.length * 12
  const table: Uint8Array[] = []
  const bodies: Uint8Array[] = []
  for (const [name, body] of tags) {
    table.push(bytesOf(name, big(at, 4), big(body.length, 4)))
    const padded = bytesOf(body, new Uint8Array((4 - (body.length % 4)) % 4))
    bodies.push(padded)
    at += padded.length
  }
  const head = bytesOf(
    ...[big(at, 4), [0, 0, 0, 0], [2, 0x10, 0, 0], 'mntr', 'RGB ', 'XYZ '],
    ...[new Uint8Array(12), 'acsp', new Uint8Array(28), ...WHITE.map(fixed), new Uint8Array(48)],
  )
  return bytesOf(head, big(tags.length, 4), ...table, ...bodies)
}

function xyz(values: readonly number[]): Uint8Array<ArrayBuffer> {
  return bytesOf('XYZ ', big(0, 4), ...values.map(fixed))
}

function fixed(value: number): number[] {
  return big(Math.round(value * 65536), 4)
}
