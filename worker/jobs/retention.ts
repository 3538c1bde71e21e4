import { CALENDAR_VERSION } from '../calendar/stored-event.ts'
import { FLAG_TEXTS_KEPT_MS } from '../rules/flag.ts'
import { AT_MOST_ONE_IN_MS, LAST_LETTER_WITHIN_MS } from '../rules/letter.ts'
import { contactsEndedBefore } from '../rules/organizer-link.ts'
import { REASONS_KEPT_MS } from '../rules/removal.ts'
import { forgetClaims } from '../store/claims.ts'
import {
  contactsOfActionsEndedBefore,
  deleteContactObjects,
  deleteContacts,
  deletePartingsBefore,
  listNamelessContacts,
} from '../store/contacts.ts'
import {
  deleteCoordinatorObjects,
  forgetCoordinatorContacts,
  listContactsOfRemoved,
} from '../store/coordinator-contacts.ts'
import type { Database } from '../store/database.ts'
import { deleteFeedObjects, listFeedObjectsPutBefore } from '../store/feed-objects.ts'
import { forgetFlagTextsBefore } from '../store/flags.ts'
import { forgetKeysUsedBefore } from '../store/idempotency.ts'
import { forgetLanes } from '../store/lanes.ts'
import { forgetAskedBefore, forgetDeskLettersBefore } from '../store/letters-asked.ts'
import { forgetColumnsUntil } from '../store/map-columns.ts'
import { forgetMoves } from '../store/moves.ts'
import { forgetOldFeeds, listHashesInBucket } from '../store/ready-feeds.ts'
import { forgetReasonsBefore } from '../store/removal-reasons.ts'
import { forgetRunsBefore } from '../store/runs.ts'
import { forgetExpiredSignIns } from '../store/sign-in.ts'
import { forgetSnapshotsBefore } from '../store/snapshots.ts'
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
/** After so long nobody takes a verdict back, and what it found goes. */
const SNAPSHOTS_KEPT_MS = 90 * 86_400_000
/** What a coordinator was told a week ago is of no use to anybody. */
const DESK_LETTERS_KEPT_MS = 7 * 86_400_000
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
    () => deletePartingsBefore(bucket, now - LAST_LETTER_WITHIN_MS),
    () => forgetContactsOfRemoved(db, bucket),
    () => forgetDeskLettersBefore(db, now - DESK_LETTERS_KEPT_MS),
    () => forgetAskedBefore(db, now - AT_MOST_ONE_IN_MS),
    () => forgetKeysUsedBefore(db, now - KEYS_KEPT_MS),
    () => forgetExpiredSignIns(db, now),
    () => forgetClaims(db, now),
    () => forgetLanes(db),
    () => forgetColumnsUntil(db, now),
    () => forgetTombstones(db, now),
    () => forgetMoves(db, now),
    () => forgetUploadsBefore(db, new Date(now).toISOString().slice(0, 10)),
    () => forgetUncheckedPhotos(db, now - UNCHECKED_KEPT_MS),
    () => forgetReasonsBefore(db, now - REASONS_KEPT_MS),
    () => forgetSnapshotsBefore(db, now - SNAPSHOTS_KEPT_MS),
    () => forgetRunsBefore(db, now - SNAPSHOTS_KEPT_MS),
    () => forgetFlagTextsBefore(db, now - FLAG_TEXTS_KEPT_MS),
    () => forgetOldFeeds(db, { now, version: CALENDAR_VERSION }),
    () => forgetFeedObjects(db, bucket, now),
  ])
}

/** Deletes the addresses of coordinators who were removed: who removes one does it too, and may be interrupted. */
async function forgetContactsOfRemoved(db: Database, bucket: R2Bucket): Promise<void> {
  const ids = await listContactsOfRemoved(db)
  if (ids.length === 0) return
  await deleteCoordinatorObjects(bucket, ids)
  await forgetCoordinatorContacts(db, ids)
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
