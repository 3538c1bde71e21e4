import { contactsEndedBefore } from '../rules/organizer-link.ts'
import { contactsOfActionsEndedBefore, deleteContactObjects, deleteContacts } from '../store/contacts.ts'
import type { Database } from '../store/database.ts'
import { forgetKeysUsedBefore } from '../store/idempotency.ts'
import { forgetColumnsUntil } from '../store/map-columns.ts'
import { forgetMoves } from '../store/moves.ts'
import { forgetFeedsUntil } from '../store/ready-feeds.ts'
import { forgetExpiredSignIns } from '../store/sign-in.ts'
import { forgetTombstones } from '../store/tombstones.ts'

/** As many as fit one query's parameters; the next run takes the next. */
const CONTACTS_A_RUN = 90
/** No browser posts an old form again after so long. */
const KEYS_KEPT_MS = 90 * 86_400_000

/** Forgets what is no longer needed: organizers' addresses, form keys, sessions, maps of places that are hidden again. It may run at any time, and twice. */
export async function forgetWhatIsOver(db: Database, bucket: R2Bucket, now: number): Promise<void> {
  const ids = await contactsOfActionsEndedBefore(db, contactsEndedBefore(now), CONTACTS_A_RUN)
  // The objects first: while their rows stand, an interrupted run is taken up again.
  await deleteContactObjects(bucket, ids)
  await deleteContacts(db, ids)
  await forgetKeysUsedBefore(db, now - KEYS_KEPT_MS)
  await forgetExpiredSignIns(db, now)
  await forgetColumnsUntil(db, now)
  await forgetTombstones(db, now)
  await forgetMoves(db, now)
  await forgetFeedsUntil(db, now)
}
