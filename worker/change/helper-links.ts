import type { ActionRecord } from '../rules/action-record.ts'
import { hashSecret, secretLink } from '../rules/secret.ts'
import { findActionByLinkHash } from '../store/actions.ts'
import { runBatch } from '../store/batch.ts'
import { deleteHelperLink, insertHelperLink } from '../store/organizer-link-writes.ts'
import type { Change, Outcome } from './change.ts'

/**
 * Makes a link of an action for who helps, from the key of its form: posted twice, the same form has the same one. Null where
 * there are as many as there can be.
 */
export async function makeHelperLink(
  { db, now }: Change,
  { id: actionId }: Pick<ActionRecord, 'id'>,
  { linkKey, formKey }: { linkKey: string; formKey: string },
): Promise<string | null> {
  // Bound to the action: the key of another form makes no link of this one.
  const link = await secretLink(linkKey, `helper:${actionId}:${formKey}`)
  const linkHash = await hashSecret(link)
  await runBatch(db, [insertHelperLink(db, { actionId, linkHash, now })])
  const held = await findActionByLinkHash(db, linkHash)
  return held?.record.id === actionId ? link : null
}

/** Revokes a link of an action for who helps, by its number. */
export function revokeHelperLink({ db }: Change, record: Pick<ActionRecord, 'id'>, id: number): Promise<Outcome> {
  return runBatch(db, [deleteHelperLink(db, record.id, id)])
}
