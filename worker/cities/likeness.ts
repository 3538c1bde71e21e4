import { latinName } from './latin-letters.ts'

/** Letters that several languages write for one sound, as one. */
const ONE_SOUND: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ks'],
  [/ph/g, 'f'],
  [/[cq]/g, 'k'],
  [/w/g, 'v'],
  [/y/g, 'i'],
]
const VOWELS = /[aeiouv]/g

/** Lengths of names here are below; longer ones are compared by their beginning. */
const MAX_LETTERS = 40
const above = new Uint8Array(MAX_LETTERS + 1)

/**
 * Tells how alike names are to a typed one in Latin letters, or their beginnings: from 0 to 1. `fewVowels` is for what
 * was typed in Arabic or Hebrew letters, which leave most of them out: then the other letters alone are compared too.
 */
export function likenessTo(typed: string, fewVowels: boolean): (name: string, part: 'whole' | 'beginning') => number {
  const sound = soundOf(typed)
  const bones = sound.replace(VOWELS, '')
  return (name, part) => {
    const latin = soundOf(latinName(name))
    const own = part === 'whole' ? latin : latin.slice(0, sound.length)
    const alike = shareOfEqual(own, sound)
    if (!fewVowels) return alike
    const ownBones = latin.replace(VOWELS, '').slice(0, part === 'whole' ? MAX_LETTERS : bones.length)
    return Math.max(alike, 0.9 * shareOfEqual(ownBones, bones))
  }
}

function soundOf(latin: string): string {
  return ONE_SOUND.reduce((text, [letters, sound]) => text.replace(letters, sound), latin).slice(0, MAX_LETTERS)
}

/** 1 for equal words, 0 for words that share nothing: what Levenshtein's distance leaves of the longer one. */
function shareOfEqual(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  for (let column = 0; column <= b.length; column += 1) above[column] = column
  for (let row = 1; row <= a.length; row += 1) {
    let across = row - 1
    let left = row
    for (let column = 1; column <= b.length; column += 1) {
      const up = above[column] ?? 0
      const cost = a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? across : 1 + Math.min(across, up, left)
      above[column - 1] = left
      across = up
      left = cost
    }
    above[b.length] = left
  }
  return 1 - (above[b.length] ?? longer) / longer
}
