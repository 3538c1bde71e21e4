/** What a country's spelling sounds like where the letters alone mislead: rules for names in Latin letters. */
type Rules = readonly (readonly [RegExp, string])[]

const GERMAN: Rules = [[/(?<!s)ch/gi, 'h']]
const POLISH: Rules = [
  [/ch/gi, 'h'],
  [/c(?!z)/gi, 'ts'],
]
const SPANISH: Rules = [[/g(?=[eéií])/gi, 'h']]
const FRENCH: Rules = [
  [/gn/gi, 'n'],
  [/(?<=[a-zà-ÿ]{3})(?:es|[sxtdz])$/i, ''],
]
const TURKISH: Rules = [
  [/c/gi, 'j'],
  [/ğ/gi, ''],
  [/ç/gi, 'ch'],
  [/ş/gi, 'sh'],
]
const CHINESE: Rules = [[/[xq]/gi, 's']]
const ITALIAN: Rules = [
  [/ch/gi, 'k'],
  [/gn/gi, 'n'],
  [/g(?=[ei])/gi, 'j'],
]

const RULES: Readonly<Record<string, Rules>> = {
  ...ofEach(['DE', 'AT', 'CH', 'NL', 'GR'], GERMAN),
  ...ofEach(['PL', 'CZ', 'SK'], POLISH),
  ...ofEach('ES MX CO AR PE VE CL EC GT CU BO DO HN PY SV NI CR PA UY PR'.split(' '), SPANISH),
  ...ofEach(['FR', 'BE'], FRENCH),
  ...ofEach(['TR', 'AZ'], TURKISH),
  ...ofEach(['CN'], CHINESE),
  ...ofEach(['IT'], ITALIAN),
}

/** Articles of Arabic names (As Sulaymaniyah, El Obeid) and what English adds to others (Mexico City). */
const AROUND = /^(?:a[ldnrstz]|ash|ath|el)[ -](?=...)|(?<=...) city$/i

/** A name as it may be written by those who hear it: itself, and others where it is likely to differ. */
export function heardNames(name: string, cc: string): string[] {
  const heard = (RULES[cc] ?? []).reduce((text, [letters, sound]) => text.replace(letters, sound), name)
  return [...new Set([name, heard, name.replace(AROUND, '')])]
}

function ofEach(countries: readonly string[], rules: Rules): Record<string, Rules> {
  return Object.fromEntries(countries.map((cc) => [cc, rules]))
}
