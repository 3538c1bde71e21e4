import { lt } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { idempotencyKeys } from './schema.ts'

/** Uses a form's key up; the batch is refused as `repeated` if it was used before. `keyHash` is SHA-256, base64url. */
export function spendKey(db: Database, keyHash: string, now: number): Statement {
  return db.insert(idempotencyKeys).values({ keyHash, usedAt: now })
}

/** Forgets keys that were used before a moment (milliseconds): no browser posts a form again after so long. */
export async function forgetKeysUsedBefore(db: Database, moment: number): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.usedAt, moment))
}
