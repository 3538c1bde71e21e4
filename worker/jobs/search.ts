import { renewWords } from '../change/search.ts'
import type { Database } from '../store/database.ts'

/**
 * A query each: with the other jobs they stay within the 50 that the free plan grants an invocation. What came behind these
 * would fail, and letters are the last: one that has gone could not be marked so.
 */
const RENEWED_A_RUN = 10

/** Makes some of the words anew that an older version of the site made. It may run at any time, and twice. */
export async function renewSomeWords(db: Database): Promise<void> {
  await renewWords({ db }, RENEWED_A_RUN)
}
