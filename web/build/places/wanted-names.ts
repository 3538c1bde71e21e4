import type { Place } from '../../../worker/cities/place.ts'
import { foldName, hasHarmfulCharacterOrBreak, tidy } from '../../../worker/rules/text-hygiene.ts'

/** What is taken of GeoNames' alternateNamesV2.txt. */
export type GatheredNames = {
  /** Lines that were read, and how many of them are no rows of that file. */
  read: number
  malformed: number
  /** By GeoNames id, only places that gain a name; none of them is found by that name already. */
  names: ReadonlyMap<number, readonly string[]>
}

/** Nothing longer is compared with what somebody types. */
const LONGEST = 60
/** The ends of fields where names are kept. */
const ENDS_A_FIELD = /[|;]/
/** What stands for bytes that were no UTF-8. */
const UNREADABLE = '\ufffd'

type Row = { id: number; language: string; name: string; isColloquial: boolean; isOld: boolean }

/** A row of the file, or null for a line that is none. The file as it was before 2018 has the last two columns less. */
export function rowOfLine(line: string): Row | null {
  const fields = line.replace(/\r$/, '').split('\t')
  if (fields.length < 8 || fields.length > 10) return null
  const [nameId = '', placeId = '', language = '', name = '', , , colloquial, historic, , until] = fields
  if (!/^\d{1,12}$/.test(nameId) || !/^\d{1,12}$/.test(placeId)) return null
  return { id: Number(placeId), language, name, isColloquial: colloquial === '1', isOld: historic === '1' || !!until }
}

/**
 * Gathers from the file's lines, in any order, the names by which places shall be found: those in the languages (ISO 639,
 * two or three letters), and of those without a language such as are written in the script of one of them and not in
 * Latin letters: what has neither is mostly a misspelling. GeoNames' codes of four letters (`link`, `post`, `iata` …)
 * are no languages. Nicknames are left out. An old name stays where no place bears it today: whoever left long ago
 * types it, but who types a name means the place that has it.
 */
export function namesGatherer(
  places: readonly Place[],
  languages: readonly string[],
): { take: (line: string) => void; gathered: () => GatheredNames } {
  const isWanted = wantedIn(languages)
  const foldsOf = new Map(places.map(({ id, name, others }) => [id, new Set([name, ...others].map(foldName))]))
  const found = new Map<number, string[]>()
  const old: { id: number; name: string }[] = []
  let [read, malformed] = [0, 0]

  const keep = (id: number, name: string): void => {
    const folds = foldsOf.get(id)
    const folded = foldName(name)
    if (!folds || folds.has(folded)) return
    folds.add(folded)
    found.set(id, [...(found.get(id) ?? []), name])
  }

  return {
    take: (line) => {
      if (!line) return
      read += 1
      const row = rowOfLine(line)
      if (!row) {
        malformed += 1
        return
      }
      if (!foldsOf.has(row.id) || row.isColloquial || !isWanted(row)) return
      const name = usableName(row.name)
      if (name === null) return
      if (row.isOld) old.push({ id: row.id, name })
      else keep(row.id, name)
    },
    gathered: () => {
      const today = new Set([...foldsOf.values()].flatMap((folds) => [...folds]))
      for (const { id, name } of old.splice(0)) if (!today.has(foldName(name))) keep(id, name)
      return { read, malformed, names: found }
    },
  }
}

/** A name as it may be kept, or null for one that nobody types or that may do harm. */
function usableName(raw: string): string | null {
  const name = tidy(raw).replace(/\p{Zs}+/gu, ' ')
  const isUsable =
    name.length <= LONGEST &&
    /\p{L}/u.test(name) &&
    !ENDS_A_FIELD.test(name) &&
    !name.includes(UNREADABLE) &&
    !hasHarmfulCharacterOrBreak(name)
  return isUsable ? name : null
}

/** The scripts of Unicode that CLDR has under one name. */
const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Han'],
  Hant: ['Han'],
  Jpan: ['Han', 'Hira', 'Kana'],
  Kore: ['Hang'],
}

function wantedIn(languages: readonly string[]): (row: Row) => boolean {
  const wanted = new Set(languages)
  const scripts = languages.flatMap((language) => {
    const script = new Intl.Locale(language).maximize().script ?? 'Latn'
    return SCRIPTS[script] ?? [script]
  })
  const inScripts = [...new Set(scripts)].filter((script) => script !== 'Latn').map((script) => `\\p{Script=${script}}`)
  const written = inScripts.length > 0 ? new RegExp(`^[^\\p{Script=Latn}]*(?:${inScripts.join('|')})`, 'u') : /(?!)/
  return ({ language, name }) => {
    const [primary = ''] = language.split('-')
    return primary === '' ? written.test(name) && !/\p{Script=Latn}/u.test(name) : wanted.has(primary)
  }
}
