import { renewWords } from '../change/search.ts'
import type { Database } from '../store/database.ts'

/** As many as, with the other jobs, stay within the 50 queries that the free plan grants an invocation. */
const RENEWED_A_RUN = 20

/** Makes some of the words anew that an older version of the site made. It may run at any time, and twice. */
export async function renewSomeWords(db: Database): Promise<void> {
  await renewWords({ db }, RENEWED_A_RUN)
}
