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
 * Of verdicts, those that stand, the newest first: of all later ones on the subject of one, they have to be taken back before
 * it. What was taken back does not stand, and what takes back one of these is as if neither were there; but what takes back a
 * taking back stands, and with it the first.
 */
export function standing<Verdict extends LaterVerdict>(later: readonly Verdict[]): Verdict[] {
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
