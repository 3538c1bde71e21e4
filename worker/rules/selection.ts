import { isKind, type Kind } from './kinds.ts'
import { isDate } from './when.ts'

/** A subset of the public actions; `days` is the calls themselves. */
export type Selection =
  | { of: 'all' }
  | { of: 'days' }
  | { of: 'day'; slug: string }
  | { of: 'country'; cc: string }
  | { of: 'city'; cc: string; slug: string }
  | { of: 'group'; slug: string }
  | { of: 'kind'; kind: Kind }

/** What narrows a selection. Dates are local ones, YYYY-MM-DD, both included. */
export type Narrowing = { kind: Kind | null; from: string | null; to: string | null }

const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/
const COUNTRY = /^[a-z]{2}$/

/** A selection from its path (`city/de/koln`), or null where there is none of that form. */
export function parseSelection(path: string): Selection | null {
  const [of, first = '', second = '', ...rest] = path.split('/')
  const words = path.split('/').length
  if (rest.length > 0) return null
  if (words === 1) return of === 'all' || of === 'days' ? { of } : null
  if (of === 'city')
    return words === 3 && COUNTRY.test(first) && SLUG.test(second)
      ? { of, cc: first.toUpperCase(), slug: second }
      : null
  if (words !== 2) return null
  if (of === 'country') return COUNTRY.test(first) ? { of, cc: first.toUpperCase() } : null
  if (of === 'kind') return isKind(first) ? { of, kind: first } : null
  if (of === 'day' || of === 'group') return SLUG.test(first) ? { of, slug: first } : null
  return null
}

/** The path of a selection: the inverse of parseSelection. */
export function printSelection(selection: Selection): string {
  switch (selection.of) {
    case 'all':
    case 'days':
      return selection.of
    case 'day':
    case 'group':
      return `${selection.of}/${selection.slug}`
    case 'country':
      return `country/${selection.cc.toLowerCase()}`
    case 'city':
      return `city/${selection.cc.toLowerCase()}/${selection.slug}`
    case 'kind':
      return `kind/${selection.kind}`
  }
}

/** What narrows a selection, from a query; a word that is not understood narrows nothing. */
export function parseNarrowing(query: Record<string, string | undefined>): Narrowing {
  const { kind = '', from = '', to = '' } = query
  return { kind: isKind(kind) ? kind : null, from: isDate(from) ? from : null, to: isDate(to) ? to : null }
}

/** `all`, `country` and `kind` calendars begin this many days ago unless asked otherwise; the others hold everything. */
const FEED_LOOKS_BACK_DAYS = 30
const DAY_MS = 86_400_000

/** The first date of a calendar of this selection, where the reader has not asked for one. */
export function feedBegins(selection: Selection, now: number): string | null {
  const rolls = selection.of === 'all' || selection.of === 'country' || selection.of === 'kind'
  return rolls ? new Date(now - FEED_LOOKS_BACK_DAYS * DAY_MS).toISOString().slice(0, 10) : null
}
