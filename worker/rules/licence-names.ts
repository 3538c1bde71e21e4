import type { Licence } from './photo.ts'

/** What a licence is called, the same in every language. */
export const LICENCE_NAMES: Record<Licence, string> = {
  'cc-by-4.0': 'CC BY 4.0',
  'cc-by-sa-4.0': 'CC BY-SA 4.0',
  'cc-by-nc-4.0': 'CC BY-NC 4.0',
  'cc0-1.0': 'CC0 1.0',
}
