import { foldName } from '../rules/text-hygiene.ts'
import { likenessTo } from './likeness.ts'
import type { FiledPlace, Place } from './place.ts'

/** What somebody types of a name, prepared for comparing. */
export type TypedName = {
  folded: string
  latin: string
  skeletons: readonly string[]
  /** Whether its script leaves out most vowels. */
  fewVowels: boolean
  /** ISO 3166-1 alpha-2, or null: where the visitor probably is. */
  country: string | null
}

/**
 * How much a match weighs, in powers of ten of inhabitants: a place whose name is exactly what was typed comes before
 * one of a thousand times its people whose skeleton only begins like it. So "Par" gives Paris before the village Par.
 */
const WEIGHT = { exact: 3, begins: 2.5, sameSkeleton: 0.3, alike: 2.6, beginsAlike: 2, country: 1.5 } as const
/** Where nobody counted, GeoNames has 0. */
const FEWEST = 100

/** The places that answer what was typed, the best first. */
export function rankPlaces(places: readonly FiledPlace[], typed: TypedName, limit: number): Place[] {
  const matchOf = matcher(typed)
  return places
    .flatMap((place) => {
      const match = matchOf(place)
      return match === null ? [] : [{ place, score: match + weightOf(place, typed.country) }]
    })
    .sort((a, b) => b.score - a.score || a.place.id - b.place.id)
    .slice(0, limit)
    .map(({ place }) => place)
}

function weightOf({ population, cc }: Place, country: string | null): number {
  return Math.log10(Math.max(population, FEWEST)) + (cc === country ? WEIGHT.country : 0)
}

const ASCII_LETTER = /^[a-z]/i

/** Whether a name may begin with folded letters, told by its first one: to fold all names of a shard takes too long. */
function mayBegin(name: string, folded: string): boolean {
  return !ASCII_LETTER.test(name) || name[0]?.toLowerCase() === folded[0]
}

function matcher({ folded, latin, skeletons, fewVowels }: TypedName): (place: FiledPlace) => number | null {
  const likeness = likenessTo(latin, fewVowels)
  return (place) => {
    const names = [place.name, ...place.others].filter((name) => mayBegin(name, folded)).map(foldName)
    if (names.includes(folded)) return WEIGHT.exact
    const begins = names.some((name) => name.startsWith(folded)) ? WEIGHT.begins : null
    if (skeletons.some((typed) => place.skeletons.includes(typed)))
      return Math.max(begins ?? 0, WEIGHT.sameSkeleton + WEIGHT.alike * likeness(place.name, 'whole') ** 2)
    if (begins !== null || !skeletons.some((typed) => place.skeletons.some((own) => own.startsWith(typed))))
      return begins
    return WEIGHT.beginsAlike * likeness(place.name, 'beginning') ** 2
  }
}
