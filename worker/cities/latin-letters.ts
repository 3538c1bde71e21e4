import { transliterate } from 'transliteration'
import { foldName } from '../rules/text-hygiene.ts'

/**
 * Letters as they are heard, roughly, in Latin ones. The tables are ours because they are written for names of places:
 * what general ones give for Persian and Arabic (no vowels, `kh` for х and خ but `h` elsewhere) does not meet.
 */
const ARABIC = pairs(
  'ا a ب b پ p ت t ث s ج j چ ch ح h خ h د d ذ z ر r ز z ژ zh س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق gh ک k گ g ل l ' +
    'م m ن n و w ه h ی i ء a ۀ e ں n ے e ٹ t ڈ d ڑ r ھ h ە e ۆ o ڤ v ڕ r ڵ l ێ e ۇ u ې e ښ sh ځ z څ ts ټ t ډ d ړ r ڼ n ۍ i',
)
const CYRILLIC = pairs(
  'а a б b в v г g ґ g д d е e є e ж zh з z и i і i ј j к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh ' +
    'щ sh ъ  ы y ь  э e ю yu я ya ђ j љ l њ n ћ ch џ j қ k ғ g ү u ұ u ө o ә a һ h ң ng',
)
const GREEK = pairs(
  'α a β v γ g δ d ε e ζ z η i θ t ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ h ψ ps ω o',
)
const LETTERS: ReadonlyMap<string, string> = new Map([...ARABIC, ...CYRILLIC, ...GREEK])

/** Pairs of letters that are heard as one, before each letter by itself. */
const TOGETHER: readonly (readonly [RegExp, string])[] = [
  [/дж/g, 'j'],
  [/ου/g, 'u'],
  [/μπ/g, 'b'],
  [/τ[σςζ]/g, 's'],
  [/ντ/g, 'd'],
  [/γ[γκ]/g, 'g'],
  // The Arabic article; what follows is the name.
  [/^ال(?=...)/, ''],
]

/** A name of any script in letters a to z, without spaces; folded, so that spellings of one name give one answer. */
export function latinName(name: string): string {
  const folded = foldName(name)
  if (/^[a-z]*$/.test(folded)) return folded
  const joined = TOGETHER.reduce((text, [letters, heard]) => text.replace(letters, heard), folded)
  const known = joined.replace(/[^a-z]/gu, (letter) => LETTERS.get(letter) ?? letter)
  // Scripts that have no table here: Hangul, Devanagari, Georgian, Chinese …
  return /^[a-z]*$/.test(known)
    ? known
    : transliterate(known)
        .toLowerCase()
        .replace(/[^a-z]/g, '')
}

function pairs(table: string): [string, string][] {
  return [...table.matchAll(/(\S) (\S*)(?: |$)/gu)].map(([, letter = '', heard = '']) => [letter, heard])
}
