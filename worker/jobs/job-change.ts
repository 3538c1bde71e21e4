import type { Change } from '../change/change.ts'
import { openDatabase } from '../store/database.ts'

/**
 * What a job changes things with at `now` (milliseconds). Behind no request there is no cache to purge: what a job makes
 * public appears once what is cached is too old.
 */
export function changeOf(env: Env, now: number): Change {
  return {
    db: openDatabase(env.DB),
    bucket: env.PRIVATE,
    contactKey: env.CONTACT_KEY,
    now,
    purge: () => undefined,
    nudge: () => undefined,
  }
}
