import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { no, ok, type Result } from '../rules/result.ts'
import type { Database } from './database.ts'
import { actions } from './schema.ts'

/** One statement of a batch. */
export type Statement = BatchItem<'sqlite'>

/** Why a batch wrote nothing: somebody was faster (`stale`), or its form key was used already (`repeated`). */
export type Refusal = 'stale' | 'repeated'

const REFUSED_BY: Readonly<Record<string, Refusal>> = {
  'NOT NULL constraint failed: actions.revision': 'stale',
  'NOT NULL constraint failed: photos.revision': 'stale',
  'NOT NULL constraint failed: persons.revision': 'stale',
  'UNIQUE constraint failed: persons.slug': 'repeated',
  'NOT NULL constraint failed: imports.state': 'stale',
  'NOT NULL constraint failed: days.sequence': 'stale',
  'UNIQUE constraint failed: days.slug': 'repeated',
  'NOT NULL constraint failed: day_files.title': 'stale',
  // The action that a row hangs on, or that a verdict is about, is gone.
  'FOREIGN KEY constraint failed': 'stale',
  'NOT NULL constraint failed: verdicts.subject_id': 'stale',
  // The link is used or too old, the passkey gone, its owner removed; the last owner would be none.
  'NOT NULL constraint failed: passkeys.coordinator_id': 'stale',
  'NOT NULL constraint failed: sessions.coordinator_id': 'stale',
  'NOT NULL constraint failed: coordinators.role': 'stale',
  'UNIQUE constraint failed: passkeys.credential_id': 'repeated',
  'UNIQUE constraint failed: used_challenges.challenge_hash': 'repeated',
  'UNIQUE constraint failed: coordinators.name': 'repeated',
  'UNIQUE constraint failed: idempotency_keys.key_hash': 'repeated',
  'UNIQUE constraint failed: photos.upload_hash': 'repeated',
  // A verdict is taken back once.
  'UNIQUE constraint failed: verdicts.reverts': 'repeated',
}

/** Runs statements as one transaction, all or nothing; D1 has no other. Any failure but a Refusal is thrown. */
export async function runBatch(
  db: Database,
  statements: [Statement, ...Statement[]],
): Promise<Result<undefined, Refusal>> {
  try {
    await db.batch(statements)
    return ok(undefined)
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal) return no(refusal)
    throw error
  }
}

function refusalIn(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined
  const known = Object.keys(REFUSED_BY).find((words) => error.message.includes(words))
  return known ? REFUSED_BY[known] : refusalIn(error.cause)
}

/** Whether this is how the database refuses something, in words of its own. */
export function isRefusedBy(error: unknown, words: string): boolean {
  return error instanceof Error && (error.message.includes(words) || isRefusedBy(error.cause, words))
}

/**
 * The next revision of an action (or of what else has one) that is still at `seen`, else null. The column does not take null, so an UPDATE with
 * this undoes the whole batch if anybody wrote in between: an UPDATE that matches nothing would not stop it.
 */
export function revisionAfter(seen: number, revision: AnyColumn = actions.revision): SQL {
  return sql`case when ${revision} = ${seen} then ${seen} + 1 end`
}
