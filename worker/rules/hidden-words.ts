import type { ActionFields } from './action-fields.ts'
import type { PublicAction } from './public-action.ts'
import { foldName } from './text-hygiene.ts'

/** Shorter ones, folded, stand in too many other words. Characters. */
const MIN_WORD = 4

/** What of where an action is its public version does not say: names and links as its organizer wrote them. */
export function hiddenWords({ place, joinUrl }: ActionFields, shown: PublicAction): string[] {
  const all = [place?.city?.name, place?.neighbourhood, place?.venue, place?.address, joinUrl]
  const { city, neighbourhood, venue, address } = shown.place ?? {}
  const told = [city?.name, neighbourhood, venue, address, shown.joinUrl]
  return all.filter((word, at): word is string => Boolean(word) && word !== told[at])
}

/** Whether a text holds one of these words, however it is spelt. */
export function namesOneOf(text: string, words: readonly string[]): boolean {
  const folded = foldName(text)
  return words.map(foldName).some((word) => word.length >= MIN_WORD && folded.includes(word))
}
