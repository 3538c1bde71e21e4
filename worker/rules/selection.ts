import { type Circle, parseCircle, printCircle } from './area.ts'
import { isKind, type Kind } from './kinds.ts'

/** A subset of the public actions; `days` is the calls themselves. */
export type Selection =
  | { of: 'all' }
  | { of: 'days' }
  | { of: 'day'; slug: string }
  | { of: 'country'; cc: string }
  | { of: 'city'; cc: string; slug: string }
  | { of: 'group'; slug: string }
  | { of: 'kind'; kind: Kind }
  | { of: 'person'; slug: string }
  | ({ of: 'near' } & Circle)

const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/
const COUNTRY = /^[a-z]{2}$/

/** A selection from its path (`city/de/koln`), or null where there is none of that form. */
export function parseSelection(path: string): Selection | null {
  const [of, first = '', second = '', ...rest] = path.split('/')
  const words = path.split('/').length
  if (rest.length > 0) return null
  if (words === 1) return of === 'all' || of === 'days' ? { of } : null
  if (of === 'city')
    return words === 3 && COUNTRY.test(first) && isSlug(second) ? { of, cc: first.toUpperCase(), slug: second } : null
  if (words !== 2) return null
  if (of === 'country') return COUNTRY.test(first) ? { of, cc: first.toUpperCase() } : null
  if (of === 'kind') return isKind(first) ? { of, kind: first } : null
  if (of === 'day' || of === 'group' || of === 'person') return isSlug(first) ? { of, slug: first } : null
  const circle = of === 'near' ? parseCircle(first) : null
  return circle && { of: 'near', ...circle }
}

/** Whether this may be the slug of a day, a group, a person or a city. */
export function isSlug(text: string): boolean {
  return SLUG.test(text)
}

/** The path of a selection: the inverse of parseSelection. */
export function printSelection(selection: Selection): string {
  switch (selection.of) {
    case 'all':
    case 'days':
      return selection.of
    case 'day':
    case 'group':
    case 'person':
      return `${selection.of}/${selection.slug}`
    case 'country':
      return `country/${selection.cc.toLowerCase()}`
    case 'city':
      return `city/${selection.cc.toLowerCase()}/${selection.slug}`
    case 'kind':
      return `kind/${selection.kind}`
    case 'near':
      return `near/${printCircle(selection)}`
  }
}

/** `all`, `country` and `kind` calendars begin this many days ago unless asked otherwise; the others hold everything. */
const FEED_LOOKS_BACK_DAYS = 30
const DAY_MS = 86_400_000

/** The first date of a calendar of this selection, where the reader has not asked for one. */
export function feedBegins(selection: Selection, now: number): string | null {
  const rolls = selection.of === 'all' || selection.of === 'country' || selection.of === 'kind'
  return rolls ? new Date(now - FEED_LOOKS_BACK_DAYS * DAY_MS).toISOString().slice(0, 10) : null
}
