import { ok, type Result } from '../rules/result.ts'
import { base32, hashSecret, RANDOM_BYTES } from '../rules/secret.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { type Refusal, runBatch, type Statement } from '../store/batch.ts'
import type { Database } from '../store/database.ts'
import { findWorkingLink, insertGroupLink, revokeGroupLink } from '../store/group-links.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertGroupVerdict } from '../store/verdict-writes.ts'
import type { Change } from './change.ts'

/** A new secret link of a group: 160 bits, of which the database keeps SHA-256 alone. */
export type GroupLink = { link: string; hash: string }

/** Makes a secret link from random bytes. */
export async function newGroupLink(random: (count: number) => Uint8Array): Promise<GroupLink> {
  const link = base32(random(RANDOM_BYTES.link))
  return { link, hash: await hashSecret(link) }
}

/** The group that a verdict trusts, by its folded name, and the hash of the link that it gets. */
export function trustedBy({
  confirmed: [name = ''],
  linkHash,
}: {
  confirmed: string[]
  linkHash?: string | undefined
}) {
  return { foldedName: foldName(name), linkHash }
}

/**
 * Statements that trust the group of a folded name, which is there by then, as far as the coordinator's own limits go: its link
 * before, if it has one, works no more. Of null none.
 */
export async function trustGroup(
  { db, now }: { db: Database; now: number },
  coordinatorId: number,
  trusted: { foldedName: string; linkHash?: string | undefined } | null,
): Promise<Statement[]> {
  if (!trusted?.foldedName || !trusted.linkHash) return []
  const { foldedName, linkHash } = trusted
  const worked = await findWorkingLink(db, foldedName)
  return [
    revokeGroupLink(db, foldedName, now),
    insertGroupLink(db, foldedName, { linkHash, coordinatorId, now }),
    insertGroupVerdict(db, await groupVerdict(coordinatorId, foldedName, 'trust', now), foldedName),
    putSnapshot(db, { of: 'group-link', foldedName, worked }),
  ]
}

/** Trusts a group that is known, or gives it a new link: the verdict is logged in the same batch. */
export async function giveGroupLink(
  change: Change,
  coordinatorId: number,
  foldedName: string,
  linkHash: string,
): Promise<Result<undefined, Refusal>> {
  const [first, ...rest] = await trustGroup(change, coordinatorId, { foldedName, linkHash })
  return first ? runBatch(change.db, [first, ...rest]) : ok(undefined)
}

/** Trusts a group no longer: its link works no more, and what came through it waits for a coordinator when it is changed. */
export async function distrustGroup(
  { db, now }: Change,
  coordinatorId: number,
  foldedName: string,
): Promise<Result<undefined, Refusal>> {
  const worked = await findWorkingLink(db, foldedName)
  return runBatch(db, [
    revokeGroupLink(db, foldedName, now),
    insertGroupVerdict(db, await groupVerdict(coordinatorId, foldedName, 'distrust', now), foldedName),
    putSnapshot(db, { of: 'group-link', foldedName, worked }),
  ])
}

async function groupVerdict(coordinatorId: number, foldedName: string, decision: 'trust' | 'distrust', at: number) {
  const snapshotHash = await hashSecret(JSON.stringify({ foldedName, decision }))
  return { at, coordinatorId, subject: 'group', subjectId: foldedName, decision, snapshotHash } as const
}
