import type { TextLang } from '../../worker/rules/languages.ts'
import { pick, type Random, seededRandom, wholeNumber } from './random.ts'

/** Characters of a summary, the last word apart. */
const LENGTH = [200, 600] as const
const SENTENCE = [5, 14] as const
/** As many as gzip, which looks back for 32 kB, does not see again at every turn: texts of people shrink no better. */
const VOCABULARY = 6000
const SYLLABLES = [1, 4] as const
const SEED = 1

const latin = vocabulary([...'bcdfghjklmnprstvwz', 'ch', 'sh', 'st', 'th'], [...'aaeeiou', 'ai', 'ea', 'ou'])
const persian = vocabulary([...'بپتجچخدرزژسشفقکگلمنوهی'], [...'اای', 'و', '', ''])

/** So many words of no language, all different, from these consonants and vowels. */
function vocabulary(consonants: readonly string[], vowels: readonly string[]): readonly string[] {
  const random = seededRandom(SEED)
  const words = new Set<string>()
  while (words.size < VOCABULARY) {
    const syllables = wholeNumber(random, ...SYLLABLES)
    const parts = Array.from({ length: syllables }, () => pick(random, consonants) + pick(random, vowels))
    words.add(parts.join('') + (random() < 0.5 ? pick(random, consonants) : ''))
  }
  return [...words]
}

/** Sentences of made-up words, in the script of the language, some of the words more often than others. */
export function madeUpSummary(random: Random, lang: TextLang): string {
  const words = lang === 'fa' ? persian : latin
  const length = wholeNumber(random, ...LENGTH)
  const sentences: string[] = []
  while (sentences.join(' ').length < length) {
    const count = wholeNumber(random, ...SENTENCE)
    const sentence = Array.from({ length: count }, () => words[Math.floor(random() ** 2 * words.length)]).join(' ')
    sentences.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
  }
  return sentences.join(' ').slice(0, length)
}
