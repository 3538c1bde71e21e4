import type { ActionRecord } from '../rules/action-record.ts'
import type { Database } from './database.ts'

/** The text that an action's day suggests to its groups in the language of the action; null while days suggest none. */
export async function findSuggested(_db: Database, _record: ActionRecord): Promise<string | null> {
  return null
}
