import { type Coordinator, isInScope, isLimited, isPermitted, NOWHERE } from '../rules/coordinator.ts'
import { ITEMS_AT_MOST } from '../rules/run.ts'
import { changesSomething, standing } from '../rules/standing.ts'
import { permissionFor, VERDICT_SUBJECTS } from '../rules/verdict-words.ts'
import { readBelongings, subjectKey } from '../store/belongings.ts'
import { type LogLine, listDecisionsSince } from '../store/verdict-log.ts'
import type { Change } from './change.ts'
import { canRevert } from './revert.ts'

/** What taking back all that somebody did would do: the lines, newest first, and how many cannot be. */
export type RevertPlan = {
  lines: LogLine[]
  cannot: number
  /** Whether there may be more, which is not theirs to take back who ask, nor to count. */
  isPartial: boolean
  /** Whether there are more than are taken at once. */
  isCut: boolean
}

/** Looks at what a coordinator decided from a moment on (milliseconds), as far as it is in the scope of who asks. */
export async function planRevert(
  { db }: Pick<Change, 'db'>,
  asker: Coordinator,
  { by, since }: { by: number; since: number },
): Promise<RevertPlan> {
  const found = await listDecisionsSince(db, by, since, ITEMS_AT_MOST + 1)
  const decided = found.slice(0, ITEMS_AT_MOST).filter(({ decision }) => changesSomething(decision))
  const belongings = await readBelongings(db, decided)
  const mine = decided.filter(
    (line) =>
      isPermitted(asker, permissionFor(line.subject)) && isInScope(asker, belongings.get(subjectKey(line)) ?? NOWHERE),
  )
  // What they took back of their own by themselves is left as it is.
  const lines = standing(mine).filter(canRevert)
  return {
    lines,
    cannot: mine.length - lines.length,
    isPartial: isLimited(asker.scope) || !VERDICT_SUBJECTS.every((each) => isPermitted(asker, permissionFor(each))),
    isCut: found.length > ITEMS_AT_MOST,
  }
}
