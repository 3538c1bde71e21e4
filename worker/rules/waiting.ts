import type { Coordinator, Scope, ScopeKind } from './coordinator.ts'
import { isTextLang } from './languages.ts'

/** What can wait at the desk, in the order in which it is counted. Another room adds its word, and what has it waiting. */
export const WAITING_KINDS = [
  ...(['cancellation', 'removal', 'notice', 'flag'] as const),
  ...(['action', 'change', 'report', 'photo'] as const),
] as const
export type WaitingKind = (typeof WAITING_KINDS)[number]

/** Whether a word is a kind of what waits. */
export function isWaitingKind(word: string): word is WaitingKind {
  return WAITING_KINDS.some((kind) => kind === word)
}

/** How many of a kind wait. */
export type KindCount = { kind: WaitingKind; waits: number }

/** How many of all kinds wait. */
export function totalOf(counts: readonly KindCount[]): number {
  return counts.reduce((sum, { waits }) => sum + waits, 0)
}

/** Ranks, the first first: what cannot wait, what usually waits, what waits for somebody else's answer. */
export const RANKS = [0, 1, 2] as const
/** What waits for an organizer's answer. */
export const ASKED_RANK = 2

/** What a queue is narrowed to: a country (two capitals), a language, a day's slug; null where it is not. */
export type QueueFilter = { country: string | null; language: string | null; day: string | null }

/** What stands for every country, language or day. */
export const ANY = '*'

/** A queue that is narrowed to nothing. */
export const EVERYTHING: QueueFilter = { country: null, language: null, day: null }

/** One order of the queue that the database keeps: of a country, a language and a day, or of any. */
export type Stream = { country: string; lang: string; day: string }

/**
 * The streams whose items are a coordinator's and pass the filter; none where it names what is not theirs. An item in two
 * languages or days of theirs is in two.
 */
export function streamsOf({ scope }: Pick<Coordinator, 'scope'>, filter: QueueFilter): Stream[] {
  const days = valuesOf(scope, 'day', filter.day)
  const langs = valuesOf(scope, 'language', filter.language)
  return valuesOf(scope, 'country', filter.country).flatMap((country) =>
    langs.flatMap((lang) => days.map((day) => ({ country, lang, day }))),
  )
}

/** Of one kind: what is asked for, if it is theirs; else what they are limited to; else any. */
export function valuesOf(scope: Scope, kind: ScopeKind, asked: string | null): readonly string[] {
  const listed = scope[kind] ?? []
  if (asked !== null) return listed.length === 0 || listed.includes(asked) ? [asked] : []
  return listed.length === 0 ? [ANY] : [...new Set(listed)]
}

const SLUG = /^[a-z0-9-]{1,80}$/

/** A filter from an address; what is none narrows nothing. */
export function parseQueueFilter({ country = '', language = '', day = '' }: Record<string, string>): QueueFilter {
  const cc = country.toUpperCase()
  return {
    country: /^[A-Z]{2}$/.test(cc) ? cc : null,
    language: isTextLang(language) ? language : null,
    day: SLUG.test(day) ? day : null,
  }
}

/** A place in the queue: an item's rank and time (milliseconds) with its name, and whether it is among what is over. */
export type QueuePlace = { over: boolean; place: string }

const PLACE = /^(o|n)~([0-2]~\d{15}~[a-z-]{1,20}:[0-9a-z-]{1,40})$/

/** A place as `after` in an address names it, or null. */
export function parseQueuePlace(text: string | undefined): QueuePlace | null {
  const [, over, place] = PLACE.exec(text ?? '') ?? []
  return place === undefined ? null : { over: over === 'o', place }
}

/** The same as text. */
export function printQueuePlace({ over, place }: QueuePlace): string {
  return `${over ? 'o' : 'n'}~${place}`
}

/** The item of a place. */
export function itemAt(place: string): string {
  return place.split('~')[2] ?? ''
}

/** The beginning of every place of a rank from a moment on (milliseconds). */
export function placesFrom(rank: number, moment: number): string {
  return `${rank}~${String(Math.max(0, moment)).padStart(15, '0')}`
}

/** What is claimed where an action is decided on, with its change, report and cancellation; one page, one claim. */
export function actionItem(id: string): string {
  return `action:${id}`
}

/** What is claimed where a photo is decided on. */
export function photoItem(key: string): string {
  return `photo:${key}`
}
