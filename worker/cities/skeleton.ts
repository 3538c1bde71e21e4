import { latinName } from './latin-letters.ts'

/**
 * How a name of any script is found where its spelling is not held: what is left of it without all in which languages
 * differ. Vowels, h, w, y, v and j are dropped; sibilants are one letter (s), so are b and p, d and t, and what is
 * written with k, g, q or c; a nasal before a stop and the second of two equal letters go. Nine letters remain, and
 * اصفهان, Исфахан and Isfahan are all `sfn`. Far more names than one share a skeleton: rank-places.ts chooses.
 */
const STEPS: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ks'],
  [/kh/g, ''],
  [/ph/g, 'f'],
  [/dj|dzh/g, ''],
  [/c(?=[eiy])/g, 's'],
  [/tsch|tch|sch|sh|ch|zh|ts|tz|cz|sz|z/g, 's'],
  [/[gqc]/g, 'k'],
  [/[aeiouhwyvj]/g, ''],
  [/p/g, 'b'],
  [/d/g, 't'],
  [/(?<=.)(n(?=[tk])|m(?=b))/g, ''],
  [/(.)\1+/g, '$1'],
]

/** The skeleton of a name: some of the letters b f k l m n r s t, or '' where a name has none of them. */
export function skeletonOf(name: string): string {
  return STEPS.reduce((text, [letters, left]) => text.replace(letters, left), latinName(name))
}

/** The skeletons under which a typed name is to be looked for, the likeliest first: one, seldom two. */
export function skeletonsTyped(text: string): string[] {
  return [...new Set([text, ...otherHearings(text)].map(skeletonOf))]
}

function otherHearings(text: string): string[] {
  // Arabic has no v and writes ف or و for it; Russian has no h and begins Hamburg with Г.
  if (/ف/.test(text)) return [text.replace(/ف/g, 'و')]
  if (/^\s*г/i.test(text)) return [text.replace(/г/i, 'х')]
  // German writes so what others begin with Kh: Charkiw.
  if (/^\s*ch/i.test(text)) return [text.replace(/ch/i, 'kh')]
  return []
}
