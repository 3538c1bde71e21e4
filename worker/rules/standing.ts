import type { Decision, VerdictSubject } from './verdict-words.ts'

/** What of a verdict says whether it still holds. */
export type LaterVerdict = {
  id: number
  subject: VerdictSubject
  decision: Decision
  reverts: number | null
}

/** Decisions that say something and change nothing: nobody has to take them back. */
const CHANGE_NOTHING: ReadonlySet<Decision> = new Set(['propose', 'second', 'dismiss', 'ask', 'give'])

/** Whether a decision changes what it is about. */
export function changesSomething(decision: Decision): boolean {
  return !CHANGE_NOTHING.has(decision)
}

/**
 * Of all later verdicts on the subject of one, those that have to be taken back before it, the newest first. What was taken back
 * does not stand; what takes back a later one does, and is as if neither were there; what takes back a taking back is again as
 * the first.
 */
export function inTheWay(later: readonly LaterVerdict[]): LaterVerdict[] {
  const newestFirst = later.filter(({ decision }) => changesSomething(decision)).toSorted((a, b) => b.id - a.id)
  const fallen = new Set<number>()
  const byId = new Map(newestFirst.map((verdict) => [verdict.id, verdict]))
  // Whoever takes one back is newer than it: from the newest on, each is known to stand or not.
  for (const { id, reverts } of newestFirst) if (reverts !== null && !fallen.has(id)) fallen.add(reverts)
  const undoes = ({ reverts }: LaterVerdict): boolean => {
    const target = reverts === null ? undefined : byId.get(reverts)
    return target !== undefined && !undoes(target)
  }
  return newestFirst.filter((verdict) => !fallen.has(verdict.id) && !undoes(verdict))
}
