import type { Coordinator, Role, Scope } from '../rules/coordinator.ts'
import type { Lang } from '../rules/languages.ts'
import { hashSecret } from '../rules/secret.ts'
import type { TeamFields } from '../rules/team.ts'
import type { Decision } from '../rules/verdict-words.ts'
import { runBatch } from '../store/batch.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { distrustSourcesOf } from '../store/source-writes.ts'
import { insertCoordinator, removeCoordinator, replaceLink, replaceScopes, updateRole } from '../store/team-writes.ts'
import { insertTeamVerdict } from '../store/verdict-writes.ts'
import type { Change, Outcome } from './change.ts'
import { forgetCoordinatorAddress } from './contact.ts'

/** So long a link lets somebody in. Milliseconds. */
const LINK_MS = 60 * 60 * 1000

/*
 * What owners do with coordinators, each with its line in the log. `stale` where the one who does it is an owner no more, or
 * no owner would be left who can sign in. Who may change whom is said by rules/team.ts.
 */

/** Adds a coordinator, whom a link (by its hash) lets in; `repeated` where the name was ever taken. */
export async function inviteCoordinator(
  change: Change,
  by: number,
  { name, role, scope }: TeamFields,
  { linkHash, lang }: { linkHash: string; lang: Lang },
): Promise<Outcome> {
  const { db, now } = change
  const log = await lineOf(change, by, 'add', { name, role, scope })
  return runBatch(db, [
    insertCoordinator(db, by, { name, role, lang, now }),
    ...replaceScopes(db, { name }, scope),
    ...replaceLink(db, { name }, { linkHash, expiresAt: now + LINK_MS }),
    insertTeamVerdict(db, { name }, log),
    putSnapshot(db, { of: 'member', was: null }),
  ])
}

/** Gives a coordinator a role and limits, which hold from their next click on; sources that they may not trust any more are not. */
export async function changeCoordinator(
  change: Change,
  by: number,
  member: Coordinator,
  { role, scope }: { role: Role; scope: Scope },
): Promise<Outcome> {
  const { db } = change
  const { id } = member
  const log = await lineOf(change, by, 'save', [member, { role, scope }])
  return runBatch(db, [
    updateRole(db, by, { id, role }),
    ...replaceScopes(db, { id }, scope),
    insertTeamVerdict(db, { id }, log),
    putSnapshot(db, { of: 'member', was: { role: member.role, scope: member.scope } }),
    // Whatever they were trusted to trust alone publishes nothing more in their name.
    ...distrustSourcesOf(db, id, log),
  ])
}

/** Gives a coordinator a new link (by its hash) instead of those before. */
export async function giveLink(change: Change, by: number, member: Coordinator, linkHash: string): Promise<Outcome> {
  const { db, now } = change
  const { id } = member
  const log = await lineOf(change, by, 'give', member)
  return runBatch(db, [
    updateRole(db, by, { id, role: null }),
    ...replaceLink(db, { id }, { linkHash, expiresAt: now + LINK_MS }),
    insertTeamVerdict(db, { id }, log),
  ])
}

/**
 * Removes a coordinator: sessions, links, passkeys and the address that they left are gone at once, and calendars that they
 * trusted are trusted no more. Links that they gave to groups stay: within their limits a group is trusted by the campaign.
 */
export async function dismissCoordinator(change: Change, by: number, member: Coordinator): Promise<Outcome> {
  const { db, now } = change
  const { id } = member
  const log = await lineOf(change, by, 'remove', member)
  const outcome = await runBatch(db, [
    insertTeamVerdict(db, { id }, log),
    putSnapshot(db, { of: 'member', was: { role: member.role, scope: member.scope } }),
    ...removeCoordinator(db, by, { id, now }),
    ...distrustSourcesOf(db, id, log),
  ])
  if (outcome.ok) await forgetCoordinatorAddress(change, id)
  return outcome
}

/** A line of the log, but for whom it is about. A statement in a promise would be carried out by whoever awaits it. */
async function lineOf({ now }: Change, by: number, decision: Decision, snapshot: unknown) {
  return { at: now, coordinatorId: by, decision, snapshotHash: await hashSecret(JSON.stringify(snapshot)) }
}
