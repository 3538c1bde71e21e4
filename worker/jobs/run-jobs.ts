/**
 * Runs jobs one after the other, whatever becomes of those before: each failure is logged where it happens, and all of them
 * are thrown at the end, so that the platform counts the run as failed.
 */
export async function runJobs(jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const job of jobs) {
    await job().catch((error: unknown) => {
      console.error(error)
      failures.push(error)
    })
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${jobs.length} jobs failed`)
}
