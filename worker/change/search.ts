import { cityById } from '../cities/cities.ts'
import { messages } from '../messages/messages.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { SHIPPED_LANGS } from '../rules/languages.ts'
import { publicIndex } from '../rules/public-index.ts'
import { SEARCH_TEXT_VERSION, type SearchNames, searchText } from '../rules/search-text.ts'
import type { Statement } from '../store/batch.ts'
import { listOutdated } from '../store/search.ts'
import { dropSearchText, putSearchText, renewSearchTexts } from '../store/search-writes.ts'
import type { Change } from './change.ts'

const NAMES: SearchNames = {
  city: ({ city }) => {
    if (!city) return []
    const known = city.id === null ? null : cityById(city.id)
    return [city.name, ...(known ? [known.name, ...Object.values(known.names)] : [])]
  },
  country: (cc) => SHIPPED_LANGS.map((lang) => new Intl.DisplayNames([lang], { type: 'region' }).of(cc) ?? cc),
  kind: (kind) => SHIPPED_LANGS.map((lang) => messages[lang].kinds[kind]),
}

/**
 * Statements after which an action is found by its words. `after` is the action as the change leaves it, not as it was:
 * they belong into every batch that changes what the public sees of it. What a change takes from the public, the
 * database itself forgets.
 */
export function putWords(db: Change['db'], after: ActionRecord): Statement[] {
  const words = searchText(after, NAMES)
  if (words === null) return [dropSearchText(db, after.id)]
  const { publicEndsAt } = publicIndex(after)
  return putSearchText(db, { actionId: after.id, endsAt: publicEndsAt, words, version: SEARCH_TEXT_VERSION })
}

/** Makes words anew that an older version made, at most `limit`, and says how many. Whoever writes meanwhile wins. */
export async function renewWords({ db }: Pick<Change, 'db'>, limit: number): Promise<number> {
  const records = await listOutdated(db, SEARCH_TEXT_VERSION, limit)
  const renewed = records.map((record) => {
    return { id: record.id, revision: record.revision, words: searchText(record, NAMES) ?? '' }
  })
  if (renewed.length > 0) await renewSearchTexts(db, renewed, SEARCH_TEXT_VERSION)
  return records.length
}
