import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { coordinators } from './schema-desk.ts'
import { claims } from './schema-queue.ts'

/** So long something is somebody's who has taken it: as long as a look at it and a phone call. Milliseconds. */
export const CLAIM_MS = 15 * 60_000

/** Who is looking at something, until when (milliseconds). */
export type Claim = { coordinatorId: number; name: string; until: number }

/** Takes an item for a coordinator at `now` (milliseconds), or takes it for longer; what is another's stays theirs. */
export async function takeItem(db: Database, item: string, coordinatorId: number, now: number): Promise<void> {
  const claim = { coordinatorId, at: now, until: now + CLAIM_MS }
  await db
    .insert(claims)
    .values({ item, ...claim })
    .onConflictDoUpdate({
      target: claims.item,
      set: claim,
      setWhere: sql`${claims.until} <= ${now} or ${claims.coordinatorId} = ${coordinatorId}`,
    })
}

/** Lets go of an item, if it is this coordinator's. */
export async function releaseItem(db: Database, item: string, coordinatorId: number): Promise<void> {
  await db.delete(claims).where(and(eq(claims.item, item), eq(claims.coordinatorId, coordinatorId)))
}

/** Who has this item at `now`, or null. */
export async function findClaim(db: Database, item: string, now: number): Promise<Claim | null> {
  const [claim] = await db
    .select({ coordinatorId: claims.coordinatorId, name: coordinators.name, until: claims.until })
    .from(claims)
    .innerJoin(coordinators, eq(coordinators.id, claims.coordinatorId))
    .where(and(eq(claims.item, item), gt(claims.until, now)))
  return claim ?? null
}

/** Forgets claims on what has been decided. */
export function dropClaims(db: Database, items: string[]): Statement {
  return db.delete(claims).where(inArray(claims.item, items))
}

/** Forgets claims that are over at `now` (milliseconds). */
export async function forgetClaims(db: Database, now: number): Promise<void> {
  await db.delete(claims).where(lte(claims.until, now))
}
