import { runBatch } from '../store/batch.ts'
import {
  findWorkingLink,
  flagWhatItBrought,
  restoreGroupLink as restoreLink,
  revokeGroupLink,
} from '../store/group-links.ts'
import type { Change } from './change.ts'
import type { Errand, Reverted } from './taking-back.ts'

/**
 * The link of a group that worked before a verdict works again, or none does. What came through the one that
 * ends stays, is flagged, so that somebody looks, and waits for a coordinator when it is changed.
 */
export async function restoreGroupLink(
  { db, now }: Change,
  { snapshot: { foldedName, worked }, log, extra }: Errand<'group-link'>,
): Promise<Reverted> {
  const present = await findWorkingLink(db, foldedName)
  return runBatch(db, [
    ...(await log({ of: 'group-link', foldedName, worked: present })),
    revokeGroupLink(db, foldedName, now),
    ...(present === null ? [] : [flagWhatItBrought(db, foldedName, { since: present, now })]),
    ...(worked === null ? [] : [restoreLink(db, foldedName, worked)]),
    ...extra,
  ])
}
