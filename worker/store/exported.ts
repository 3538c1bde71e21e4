import { and, asc, gt } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import { actions } from './schema.ts'
import { inSelection } from './selected.ts'

/** Rows of one reading. Of an invocation's 50 queries some are left for who asks. */
const ROWS_A_PAGE = 200
const PAGES_AT_MOST = 40

/** Public actions of a selection, however many, a page at a time in the order of their ids. */
export async function* eachPublic(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
): AsyncGenerator<ActionRecord[]> {
  yield* pages((after) => readRecords(db, page(and(inSelection(db, selection, narrowing), gt(actions.id, after)))))
}

/** All actions, whatever has become of them, likewise. */
export async function* eachAction(db: Database): AsyncGenerator<ActionRecord[]> {
  yield* pages((after) => readRecords(db, page(gt(actions.id, after))))
}

function page(where: Parameters<typeof readRecords>[1]['where']): Parameters<typeof readRecords>[1] {
  return { where, limit: ROWS_A_PAGE, orderBy: [asc(actions.id)] }
}

async function* pages(read: (after: string) => Promise<ActionRecord[]>): AsyncGenerator<ActionRecord[]> {
  for (let number = 0, after = ''; number < PAGES_AT_MOST; number += 1) {
    const records = await read(after)
    if (records.length > 0) yield records
    if (records.length < ROWS_A_PAGE) return
    after = records.at(-1)?.id ?? after
  }
}
