import { CALENDAR_VERSION } from '../calendar/stored-event.ts'
import { contactsEndedBefore } from '../rules/organizer-link.ts'
import { REASONS_KEPT_MS } from '../rules/removal.ts'
import {
  contactsOfActionsEndedBefore,
  deleteContactObjects,
  deleteContacts,
  listNamelessContacts,
} from '../store/contacts.ts'
import type { Database } from '../store/database.ts'
import { deleteFeedObjects, listFeedObjectsPutBefore } from '../store/feed-objects.ts'
import { forgetKeysUsedBefore } from '../store/idempotency.ts'
import { forgetColumnsUntil } from '../store/map-columns.ts'
import { forgetMoves } from '../store/moves.ts'
import { forgetOldFeeds, listHashesInBucket } from '../store/ready-feeds.ts'
import { forgetReasonsBefore } from '../store/removal-reasons.ts'
import { forgetExpiredSignIns } from '../store/sign-in.ts'
import { forgetTombstones } from '../store/tombstones.ts'
import { forgetUncheckedPhotos } from '../store/unchecked-photos.ts'
import { forgetUploadsBefore } from '../store/upload-counts.ts'
import { runJobs } from './run-jobs.ts'

/** As many as fit one query's parameters; the next run takes the next. */
const CONTACTS_A_RUN = 90
/** No browser posts an old form again after so long. */
const KEYS_KEPT_MS = 90 * 86_400_000
/** Photos of an action that was never let through, or was taken down: its organizer's link can do no more by then. */
const UNCHECKED_KEPT_MS = 90 * 86_400_000
/** Whoever puts an object names it in a row within seconds. */
const NAMELESS_KEPT_MS = 3_600_000

/**
 * Forgets what is no longer needed: organizers' addresses, form keys, sessions, maps and calendars of places that are hidden
 * again, what was written in requests that photos be removed. It may run at any time, and twice; where one thing cannot be
 * forgotten, the others are.
 */
export async function forgetWhatIsOver(db: Database, bucket: R2Bucket, now: number): Promise<void> {
  await runJobs([
    () => forgetContacts(db, bucket, now),
    () => forgetNamelessContacts(db, bucket, now),
    () => forgetKeysUsedBefore(db, now - KEYS_KEPT_MS),
    () => forgetExpiredSignIns(db, now),
    () => forgetColumnsUntil(db, now),
    () => forgetTombstones(db, now),
    () => forgetMoves(db, now),
    () => forgetUploadsBefore(db, new Date(now).toISOString().slice(0, 10)),
    () => forgetUncheckedPhotos(db, now - UNCHECKED_KEPT_MS),
    () => forgetReasonsBefore(db, now - REASONS_KEPT_MS),
    () => forgetOldFeeds(db, { now, version: CALENDAR_VERSION }),
    () => forgetFeedObjects(db, bucket, now),
  ])
}

async function forgetContacts(db: Database, bucket: R2Bucket, now: number): Promise<void> {
  const ids = await contactsOfActionsEndedBefore(db, contactsEndedBefore(now), CONTACTS_A_RUN)
  // The objects first: while their rows stand, an interrupted run is taken up again.
  await deleteContactObjects(bucket, ids)
  await deleteContacts(db, ids)
}

/** Deletes contacts that no row names: their action was deleted, or never came to be, while R2 could not be reached. */
async function forgetNamelessContacts(db: Database, bucket: R2Bucket, now: number): Promise<void> {
  await deleteContactObjects(bucket, await listNamelessContacts(db, bucket, now - NAMELESS_KEPT_MS))
}

/** Deletes calendars in R2 that no row names: after the rows, as they may show places that are hidden again. */
async function forgetFeedObjects(db: Database, bucket: R2Bucket, now: number): Promise<void> {
  // First what is there: what was put again since then has its row.
  const there = await listFeedObjectsPutBefore(bucket, now - NAMELESS_KEPT_MS)
  if (there.length === 0) return
  const named = await listHashesInBucket(db)
  const nameless = there.filter((hash) => !named.has(hash))
  await deleteFeedObjects(bucket, nameless)
}
