import type { Change } from '../change/change.ts'
import type { Fetch } from '../change/fetch-calendar.ts'
import { syncSource } from '../change/sync-source.ts'
import { listDueSources } from '../store/sources.ts'

/** Sources of a run: each may take some forty queries, which other jobs want too. */
const SOURCES_A_RUN = 1

/** Looks at the calendars of partners that are due. `fetcher` is the world outside. */
export async function lookAtSources(
  change: Change,
  env: Pick<Env, 'ASSETS' | 'TIER_CAPS'>,
  fetcher: Fetch = (url, init) => fetch(url, init),
): Promise<void> {
  for (const source of await listDueSources(change.db, change.now, SOURCES_A_RUN)) {
    await syncSource(change, source, {
      assets: env.ASSETS,
      tierCaps: env.TIER_CAPS,
      random: (count) => crypto.getRandomValues(new Uint8Array(count)),
      // Who added it may add anything that is theirs: everything else of it waits for whoever it is of.
      isTheirs: () => true,
      fetcher,
    })
  }
}
