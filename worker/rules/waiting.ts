import { type Coordinator, SCOPE_KINDS, type Scope, type ScopeKind } from './coordinator.ts'
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

/** How many of them can be decided on together with others: new actions and changes. */
export function totalForVerdicts(counts: readonly KindCount[]): number {
  return totalOf(counts.filter(({ kind }) => kind === 'action' || kind === 'change'))
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

/** The lane of everybody who is not limited to several of anything. */
export const LANE_OF_ALL = '{}'

/**
 * One order of the queue that the database keeps: of a lane (`laneOf`), and in it of a country, a language and a day, or of
 * any that the lane holds.
 */
export type Stream = { lane: string; country: string; lang: string; day: string }

/**
 * The order that holds what is a coordinator's and passes a filter, each thing once; null where nothing can be. Who is limited to
 * one country, say, reads that of everybody's lane; who is limited to several has a lane of their own.
 */
export function streamOf({ scope }: Pick<Coordinator, 'scope'>, filter: QueueFilter): Stream | null {
  const lane = laneOf(scope)
  const asChosen = (kind: ScopeKind): string | null => {
    const listed = scope[kind] ?? []
    const asked = filter[kind]
    if (asked !== null) return listed.length === 0 || listed.includes(asked) ? asked : null
    return (lane === LANE_OF_ALL ? listed[0] : null) ?? ANY
  }
  const [country, lang, day] = [asChosen('country'), asChosen('language'), asChosen('day')]
  return country && lang && day ? { lane, country, lang, day } : null
}

/** The lane of a scope: what it is limited to as JSON, of each kind a sorted list; that of all where no list is of several. */
export function laneOf(scope: Scope): string {
  const lists = SCOPE_KINDS.toSorted().map((kind) => [kind, [...new Set(scope[kind])].toSorted()] as const)
  if (lists.every(([, listed]) => listed.length < 2)) return LANE_OF_ALL
  return JSON.stringify(Object.fromEntries(lists.filter(([, listed]) => listed.length > 0)))
}

/** A scope narrowed by a filter; null where nothing is left of it. */
export function narrowScope({ scope }: Pick<Coordinator, 'scope'>, filter: QueueFilter): Scope | null {
  if (!streamOf({ scope }, filter)) return null
  const narrowed = SCOPE_KINDS.map((kind) => [kind, filter[kind] === null ? (scope[kind] ?? []) : [filter[kind]]])
  return Object.fromEntries(narrowed)
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
