import type { ActionRecord } from './action-record.ts'
import type { Kind } from './kinds.ts'
import { toPublicAction } from './public-action.ts'
import type { PublicPlace } from './public-place.ts'
import { indexedWords } from './search-words.ts'
import { present } from './translations.ts'

/**
 * Which words searchText makes. Raise it with every change of what they are made of (a language of the site, how words
 * are folded): those that are stored are then made anew.
 */
export const SEARCH_TEXT_VERSION = 1

/** How a thing is called in each language that the site holds a name in. */
export type SearchNames = {
  city: (place: PublicPlace) => string[]
  country: (cc: string) => string[]
  kind: (kind: Kind) => string[]
}

/**
 * The words by which an action is found, as indexedWords writes them, or null where it is not public. It follows the
 * tier alone, never the hour of reveal, and holds neither venue nor address: being found would give them away.
 */
export function searchText(record: ActionRecord, names: SearchNames): string | null {
  // Without an hour of reveal the version is that of the tier, whatever the moment.
  const action = toPublicAction({ ...record, revealAt: null }, record.startsAt)
  if (!action) return null
  const { place } = action
  const said = [
    ...present(action.texts).flatMap(({ title, summary }) => [title, summary ?? '']),
    ...action.groups.map(({ name }) => name),
    ...names.kind(action.kind),
    ...(place ? names.country(place.country) : []),
    ...(place?.city ? names.city(place) : []),
  ]
  return said.map(indexedWords).filter(Boolean).join(' ')
}
