import type { Messages } from '../messages/en.ts'

/** What is said where nothing else is shown, for a status of HTTP: a title and a sentence. */
export function problemWords(t: Messages, status: number): { title: string; text: string } {
  switch (status) {
    case 400:
      return t.notOnGlobe
    case 403:
      return t.forbidden
    case 404:
      return t.notFound
    case 409:
      return t.conflict
    case 413:
      return t.tooLarge
    case 429:
      return t.tooOften
    default:
      return t.gone
  }
}
