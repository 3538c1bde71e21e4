import type { Change } from '../change/change.ts'
import { importStep } from '../change/import-steps.ts'
import { isInScope } from '../rules/coordinator.ts'
import { deleteImportFiles, listImportFiles } from '../store/import-objects.ts'
import { forgetImportsBefore, listIdsWithFiles, listImportsUnderWay } from '../store/imports.ts'
import { findCoordinator } from '../store/sign-in.ts'
import { runJobs } from './run-jobs.ts'

/** Steps of a run: other jobs share its queries. */
const STEPS_A_RUN = 2
/** What nobody goes on with is forgotten: it holds places that nobody may see. */
const KEPT_MS = 14 * 86_400_000
/** So long somebody may name the columns anew: until then all of the file is there, what nobody wants of it too. */
const FILE_KEPT_MS = 2 * 86_400_000
/** Whoever puts a file names it in a row within seconds. */
const NAMELESS_KEPT_MS = 3_600_000

/** Goes on with imports whose page nobody has open, and forgets what is left of those that are over. */
export async function goOnWithImports(change: Change, env: Pick<Env, 'ASSETS' | 'TIER_CAPS'>): Promise<void> {
  await runJobs([() => goOn(change, env), () => forget(change)])
}

async function goOn(change: Change, { ASSETS, TIER_CAPS }: Pick<Env, 'ASSETS' | 'TIER_CAPS'>): Promise<void> {
  for (let step = 0; step < STEPS_A_RUN; step += 1) {
    const [first] = await listImportsUnderWay(change.db, 1)
    if (!first) return
    const coordinator = await findCoordinator(change.db, first.coordinatorId)
    if (!coordinator) return
    await importStep(change, first, {
      assets: ASSETS,
      tierCaps: TIER_CAPS,
      scope: coordinator.scope,
      random: (count) => crypto.getRandomValues(new Uint8Array(count)),
      isTheirs: (belonging) => isInScope(coordinator, belonging),
    })
  }
}

async function forget({ db, bucket, now }: Change): Promise<void> {
  await forgetImportsBefore(db, now - KEPT_MS)
  const there = await listImportFiles(bucket)
  if (there.length === 0) return
  const wanted = await listIdsWithFiles(db, now - FILE_KEPT_MS)
  const gone = there.filter(({ id, at }) => !wanted.has(id) && at < now - NAMELESS_KEPT_MS)
  await deleteImportFiles(
    bucket,
    gone.map(({ id }) => id),
  )
}
