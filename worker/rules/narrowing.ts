import { type Box, boxesAround, isRegion, parseBox, printBox, uncrossed } from './area.ts'
import { isKind, type Kind } from './kinds.ts'
import { TEXT_LANGS, type TextLang } from './languages.ts'
import { isSlug, type Selection } from './selection.ts'
import { isDate } from './when.ts'

/** What narrows a selection. Dates are local ones, YYYY-MM-DD, both included. */
export type Narrowing = {
  /** The slug of a day that it must belong to. */
  day: string | null
  kind: Kind | null
  from: string | null
  to: string | null
  /** A language that it must have a text in. */
  language: TextLang | null
  /** Whether it must be reached without a step. */
  stepFree: boolean
  /** Where its public point must lie. */
  box: Box | null
}

/** What narrows nothing. */
export const EVERYTHING: Narrowing = {
  day: null,
  kind: null,
  from: null,
  to: null,
  language: null,
  stepFree: false,
  box: null,
}

const STEP_FREE = 'step-free'

/** What narrows a selection, from a query; a word that is not understood narrows nothing. */
export function parseNarrowing(query: Record<string, string | undefined>): Narrowing {
  const { day = '', kind = '', from = '', to = '', language, access, box = '' } = query
  return {
    day: isSlug(day) ? day : null,
    kind: isKind(kind) ? kind : null,
    from: isDate(from) ? from : null,
    to: isDate(to) ? to : null,
    language: TEXT_LANGS.find((known) => known === language) ?? null,
    stepFree: access === STEP_FREE,
    box: parseBox(box),
  }
}

/** The query of a narrowing: the inverse of parseNarrowing, `null` where a part narrows nothing. */
export function printNarrowing(narrowing: Partial<Narrowing>): Record<string, string | null> {
  const { day = null, kind = null, from = null, to = null, language = null, stepFree = false, box = null } = narrowing
  return { day, kind, from, to, language, access: stepFree ? STEP_FREE : null, box: box && printBox(box) }
}

/** Whether anything but the view of a map narrows. */
export function isNarrowed(narrowing: Narrowing): boolean {
  const { box: _, ...others } = narrowing
  return Object.values(others).some(Boolean)
}

/** Whether a selection has few actions, which an index of its own finds at once. */
export function isSmall({ of }: Selection): boolean {
  return of === 'city' || of === 'group' || of === 'person'
}

/** The boxes by whose cells a selection is best found, or null where it is better found by its other marks. */
export function regionOf(selection: Selection, { box }: Narrowing): Box[] | null {
  // These have few actions, found at once by an index of their own.
  if (isSmall(selection)) return null
  const boxes = box && uncrossed(box)
  if (boxes && isRegion(boxes)) return boxes
  return selection.of === 'near' ? boxesAround(selection) : null
}
