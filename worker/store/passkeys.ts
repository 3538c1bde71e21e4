import { and, asc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import type { Lang } from '../rules/languages.ts'
import type { Result } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { type Refusal, runBatch, type Statement } from './batch.ts'
import type { Database } from './database.ts'
import { coordinators, verdicts } from './schema-desk.ts'
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
export async function redeemLink(
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
  const line = await lineOf(credentialId, 'enter')
  return runBatch(db, [
    ...putPasskey(db, passkey, invited, now),
    logPasskey(db, line, { credentialId, now }),
    insertSession(db, session, { credentialId, owner, now }),
    db.update(coordinators).set({ lang }).where(eq(coordinators.id, owner)),
    db.delete(signInLinks).where(eq(signInLinks.linkHash, linkHash)),
  ])
}

/** Adds a passkey to those of a coordinator; `stale` if they were removed meanwhile, `repeated` as above. */
export async function addPasskey(
  db: Database,
  coordinatorId: number,
  passkey: NewPasskey,
  now: number,
): Promise<Result<undefined, Refusal>> {
  const stillThere: SQL<number> = sql`(select ${coordinators.id} from ${coordinators}
    where ${coordinators.id} = ${coordinatorId} and ${coordinators.removedAt} is null)`
  const { credentialId } = passkey
  const line = await lineOf(credentialId, 'add')
  return runBatch(db, [...putPasskey(db, passkey, stillThere, now), logPasskey(db, line, { credentialId, now })])
}

/**
 * Removes a passkey of a coordinator at `now` (milliseconds), unless it is their last: says whether it did. The sessions that it
 * opened end.
 */
export async function removePasskey(
  db: Database,
  coordinatorId: number,
  credentialId: string,
  now: number,
): Promise<boolean> {
  const others = sql`exists (select 1 from passkeys as other
    where other.coordinator_id = ${coordinatorId} and other.credential_id <> ${credentialId})`
  const theirs = and(eq(passkeys.coordinatorId, coordinatorId), others)
  const line = await lineOf(credentialId, 'remove')
  const [, removed] = await db.batch([
    logPasskey(db, line, { credentialId, now, where: theirs }),
    db
      .delete(passkeys)
      .where(and(eq(passkeys.credentialId, credentialId), theirs))
      .returning({ credentialId: passkeys.credentialId }),
  ])
  return removed.length > 0
}

/** What the log says of a passkey: made by a link (`enter`), added or removed. Of the passkey it has a hash alone. */
type PasskeyLine = { decision: 'enter' | 'add' | 'remove'; subjectId: string; snapshotHash: string }

async function lineOf(credentialId: string, decision: PasskeyLine['decision']): Promise<PasskeyLine> {
  const subjectId = await hashSecret(credentialId)
  return { decision, subjectId, snapshotHash: await hashSecret(JSON.stringify({ credentialId, decision })) }
}

/** Adds a line in the name of a passkey's owner, behind what makes it or before what removes it; of one that is not there, or not so, none. */
function logPasskey(
  db: Database,
  { decision, subjectId, snapshotHash }: PasskeyLine,
  { credentialId, now, where }: { credentialId: string; now: number; where?: SQL | undefined },
): Statement {
  const passkey = and(eq(passkeys.credentialId, credentialId), where)
  return db.insert(verdicts).select(
    sql`select null, ${now}, coordinator_id, 'passkey', ${subjectId}, ${decision}, ${snapshotHash}, null
      from passkeys where ${passkey}`,
  )
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
