import { renewOutdatedEvents } from '../change/vevents.ts'
import type { Database } from '../store/database.ts'

/** As many as the free plan's 10 ms of CPU are enough for; whoever reads a calendar makes what it misses. */
const RENEWED_A_RUN = 20

/** Makes some of the VEVENTs anew that are of an older version or past their time, at `now` (milliseconds). It may run twice. */
export async function renewSomeEvents(db: Database, now: number): Promise<void> {
  await renewOutdatedEvents(db, now, RENEWED_A_RUN)
}
