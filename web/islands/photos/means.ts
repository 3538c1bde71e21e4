import type { Finder } from './finder.ts'
import type { Store } from './store.ts'
import type { Studio } from './studio.ts'
import type { WordFields } from './word-fields.ts'
import type { Words } from './words.ts'

/** What an album is made with. */
export interface Means {
  store: Store
  studio: Studio
  finder: Finder
  fields: WordFields
  words: Words
  /** Called when something is to be sent. */
  ready: () => void
  /** Called when the number of photos, or of those that are sent, has changed. */
  counted: () => void
}
