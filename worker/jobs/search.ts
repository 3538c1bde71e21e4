import { renewWords } from '../change/search.ts'
import type { Database } from '../store/database.ts'

/** So many are made within the time that an invocation has. */
const RENEWED_A_RUN = 10

/** Makes some of the words anew that an older version of the site made. It may run at any time, and twice. */
export async function renewSomeWords(db: Database): Promise<void> {
  await renewWords({ db }, RENEWED_A_RUN)
}
