import { no } from '../rules/result.ts'
import { isWithin, mayKeep } from '../rules/team.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { findMember, type TeamMember } from '../store/team.ts'
import { removeCoordinator, replaceScopes, restoreCoordinator, updateRole } from '../store/team-writes.ts'
import type { Change } from './change.ts'
import { forgetCoordinatorAddress } from './contact.ts'
import type { Errand, Reverted } from './taking-back.ts'

/**
 * A coordinator has the role and limits again that they had, or is none again. Who was removed comes back without passkeys, and
 * needs a new link. `notYours` where who asks could not have done so by themselves.
 */
export async function restoreMember(
  change: Change,
  { line, snapshot: { was }, by, log, extra }: Errand<'member'>,
): Promise<Reverted> {
  const { db } = change
  const id = Number(line.subjectId)
  const member = await findMember(db, id)
  if (!member) return no('gone')
  if (!mayKeep(by, member) || (was && !isWithin(was.scope, by.scope))) return no('notYours')
  const outcome = await runBatch(db, [
    ...(await log({ of: 'member', was: asKept(member) })),
    ...statementsFor(change, by.id, member, was),
    ...extra,
  ])
  if (outcome.ok && !was) await forgetCoordinatorAddress(change, id)
  return outcome
}

type Was = Errand<'member'>['snapshot']['was']

function asKept({ role, scope, removedAt }: TeamMember): Was {
  return removedAt === null ? { role, scope } : null
}

function statementsFor({ db, now }: Change, by: number, { id, removedAt }: TeamMember, was: Was): Statement[] {
  if (!was) return removedAt === null ? removeCoordinator(db, by, { id, now }) : []
  const { role, scope } = was
  const given = removedAt === null ? updateRole(db, by, { id, role }) : restoreCoordinator(db, by, { id, role })
  return [given, ...replaceScopes(db, { id }, scope)]
}
