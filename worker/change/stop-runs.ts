import { type Coordinator, isInScope, NOWHERE } from '../rules/coordinator.ts'
import { runBatch } from '../store/batch.ts'
import { readBelongings, subjectKey } from '../store/belongings.ts'
import { listOpenRuns, listRunSubjects, stopRuns } from '../store/runs.ts'
import type { Change } from './change.ts'

/**
 * Whatever a coordinator (`ofId`) has begun to do to many things, or proposed, ends here, as far as all that it is about is
 * in the scope of who asks: the rest is not theirs to end.
 */
export async function stopWhatGoesOn({ db }: Change, asker: Coordinator, ofId: number): Promise<void> {
  const ids: number[] = []
  for (const run of await listOpenRuns(db, ofId)) {
    const subjects = await listRunSubjects(db, run)
    const belongings = await readBelongings(db, subjects)
    if (subjects.every((each) => isInScope(asker, belongings.get(subjectKey(each)) ?? NOWHERE))) ids.push(run.id)
  }
  await runBatch(db, stopRuns(db, ofId, { ids, scope: asker.scope }))
}
