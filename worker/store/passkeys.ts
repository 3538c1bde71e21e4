import { and, asc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import type { Lang } from '../rules/languages.ts'
import type { Result } from '../rules/result.ts'
import { type Refusal, runBatch, type Statement } from './batch.ts'
import type { Database } from './database.ts'
import { coordinators } from './schema-desk.ts'
import { passkeys, signInLinks, usedChallenges } from './schema-sign-in.ts'
import { insertSession, type NewSession } from './sign-in.ts'

/** A passkey as the database holds it. Times are milliseconds since 1970 UTC. */
export type Passkey = typeof passkeys.$inferSelect

/** A passkey that somebody has just made, and the challenge that it used up. */
export type NewPasskey = Pick<Passkey, 'credentialId' | 'name' | 'publicKey' | 'counter'> & {
  spent: typeof usedChallenges.$inferInsert
}

/** The passkey of this id whose owner may still sign in, or null. */
export async function findPasskey(db: Database, credentialId: string): Promise<Passkey | null> {
  const [found] = await db
    .select({ passkey: passkeys })
    .from(passkeys)
    .innerJoin(coordinators, and(eq(coordinators.id, passkeys.coordinatorId), isNull(coordinators.removedAt)))
    .where(eq(passkeys.credentialId, credentialId))
  return found?.passkey ?? null
}

/** The passkeys of a coordinator, the first made first. */
export function listPasskeys(db: Database, coordinatorId: number): Promise<Passkey[]> {
  return db
    .select()
    .from(passkeys)
    .where(eq(passkeys.coordinatorId, coordinatorId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.credentialId))
}

/**
 * Uses a sign-in link up for a passkey and the session that it opens; letters to its owner are in `lang` from then on. `stale` where the link
 * works no more, `repeated` where the passkey is known or the challenge used: then nothing happens.
 */
export function redeemLink(
  db: Database,
  {
    linkHash,
    passkey,
    session,
    lang,
    now,
  }: { linkHash: string; passkey: NewPasskey; session: NewSession; lang: Lang; now: number },
): Promise<Result<undefined, Refusal>> {
  const works = and(eq(signInLinks.linkHash, linkHash), gt(signInLinks.expiresAt, now))
  const invited: SQL<number> = sql`(select ${coordinators.id} from ${signInLinks}
    join ${coordinators} on ${coordinators.id} = ${signInLinks.coordinatorId} and ${coordinators.removedAt} is null
    where ${works})`
  const { credentialId } = passkey
  const owner: SQL<number> = sql`(select ${passkeys.coordinatorId} from ${passkeys} where ${passkeys.credentialId} = ${credentialId})`
  return runBatch(db, [
    ...putPasskey(db, passkey, invited, now),
    insertSession(db, session, { credentialId, owner, now }),
    db.update(coordinators).set({ lang }).where(eq(coordinators.id, owner)),
    db.delete(signInLinks).where(eq(signInLinks.linkHash, linkHash)),
  ])
}

/** Adds a passkey to those of a coordinator; `stale` if they were removed meanwhile, `repeated` as above. */
export function addPasskey(
  db: Database,
  coordinatorId: number,
  passkey: NewPasskey,
  now: number,
): Promise<Result<undefined, Refusal>> {
  const stillThere: SQL<number> = sql`(select ${coordinators.id} from ${coordinators}
    where ${coordinators.id} = ${coordinatorId} and ${coordinators.removedAt} is null)`
  return runBatch(db, putPasskey(db, passkey, stillThere, now))
}

/** Removes a passkey of a coordinator, unless it is their last: says whether it did. The sessions that it opened end. */
export async function removePasskey(db: Database, coordinatorId: number, credentialId: string): Promise<boolean> {
  const others = sql`exists (select 1 from passkeys as other
    where other.coordinator_id = ${coordinatorId} and other.credential_id <> ${credentialId})`
  const removed = await db
    .delete(passkeys)
    .where(and(eq(passkeys.credentialId, credentialId), eq(passkeys.coordinatorId, coordinatorId), others))
    .returning({ credentialId: passkeys.credentialId })
  return removed.length > 0
}

function putPasskey(
  db: Database,
  { spent, ...columns }: NewPasskey,
  owner: SQL<number>,
  now: number,
): [Statement, Statement] {
  return [
    db.insert(usedChallenges).values(spent),
    db.insert(passkeys).values({ ...columns, coordinatorId: owner, createdAt: now, usedAt: now }),
  ]
}
