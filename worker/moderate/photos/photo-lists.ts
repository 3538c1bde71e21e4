import { belongingOf, type Coordinator, isDayListed, isInScope } from '../../rules/coordinator.ts'
import type { DeskPhoto } from '../../rules/desk-photo.ts'
import { PHOTOS_WAITING_A_DAY } from '../../rules/photo.ts'
import { isPublicId } from '../../rules/secret.ts'
import { findAction } from '../../store/actions.ts'
import type { Database } from '../../store/database.ts'
import { findDayId } from '../../store/days.ts'
import { listAskedPhotos, listPendingPhotos, listPublishedOfDay, type PendingOf } from '../../store/photo-desk.ts'
import { countWaitingOfDay, findPhoto, listPhotosOf, type PhotoRecord } from '../../store/photos.ts'
import { readDeskPhotos } from './desk-photos.ts'
import { isOwnPhoto } from './own-photo.ts'
import { parsePhotoPosition, photoKeyIn, printPhotoPosition } from './photo-form.ts'

/** As many as somebody looks at before they go on, and as one query's parameters are enough for. */
const PHOTOS_A_PAGE = 24
/** All photos of an action, its posters among them. */
const PHOTOS_OF_AN_ACTION = 60

/** Lists of photos at the desk: what somebody wants removed, and what waits or is asked for otherwise. */
export type PhotoLists = {
  of: 'waiting' | 'action' | 'day' | 'photo' | 'none'
  asked: DeskPhoto[]
  pending: DeskPhoto[]
  /** Where the list goes on, for `after`. */
  further: string | null
  /** The id of the action or the slug of the day that they are of. */
  subject?: string
  /** How many of theirs wait that were sent until a moment (milliseconds). */
  waits?: { count: number; until: number }
}

/** The action or the day that the desk's page of photos was asked for, or null, as also where it is not the coordinator's. */
export async function subjectIn(
  { db, coordinator }: { db: Database; coordinator: Coordinator },
  { action, day }: Record<string, string>,
): Promise<(PendingOf & { name: { action: string } | { day: string } }) | null> {
  if (action !== undefined) {
    const record = isPublicId(action) ? await findAction(db, action) : null
    return record && isInScope(coordinator, belongingOf(record)) ? { actionId: action, name: { action } } : null
  }
  const dayId = day === undefined ? null : await findDayId(db, day)
  if (day === undefined || dayId === null || !isDayListed(coordinator, day)) return null
  return { dayId, name: { day } }
}

/** Reads what the desk's page of photos was asked for; null where it asks for what is not there. */
export async function readPhotoLists(
  { db, now, coordinator }: { db: Database; now: number; coordinator: Coordinator },
  { action, day, photo, after }: Record<string, string>,
): Promise<PhotoLists | null> {
  const { scope } = coordinator
  const from = parsePhotoPosition(after)
  const shown = (rows: readonly PhotoRecord[]) => readDeskPhotos(db, rows.slice(0, PHOTOS_A_PAGE), now)
  const further = (rows: readonly PhotoRecord[], momentOf: (row: PhotoRecord) => number) => {
    const last = rows.length > PHOTOS_A_PAGE ? rows[PHOTOS_A_PAGE - 1] : undefined
    return last ? printPhotoPosition({ at: momentOf(last), key: last.key }) : null
  }
  if (photo !== undefined) {
    const key = photoKeyIn(photo)
    const found = key === null ? null : await findPhoto(db, key)
    const own = found !== null && (await isOwnPhoto({ db, coordinator }, found))
    return { of: 'photo', asked: [], pending: own ? await shown([found]) : [], further: null }
  }
  if (action !== undefined) {
    const record = isPublicId(action) ? await findAction(db, action) : null
    if (!record || !isInScope(coordinator, belongingOf(record))) return null
    const rows = await listPhotosOf(db, action, PHOTOS_OF_AN_ACTION)
    const all = await readDeskPhotos(db, rows, now)
    const count = rows.filter(({ status }) => status === 'pending').length
    return { of: 'action', asked: [], pending: all, further: null, subject: action, waits: { count, until: now } }
  }
  if (day !== undefined) {
    const id = await findDayId(db, day)
    if (id === null || !isDayListed(coordinator, day)) return null
    const rows = await listPublishedOfDay(db, id, from, PHOTOS_A_PAGE + 1, scope)
    const next = further(rows, ({ publishedAt }) => publishedAt ?? 0)
    const waits = { count: await countWaitingOfDay(db, id, PHOTOS_WAITING_A_DAY, scope), until: now }
    return { of: 'day', asked: [], pending: await shown(rows), further: next, subject: day, waits }
  }
  const asked = from ? [] : await listAskedPhotos(db, PHOTOS_A_PAGE, scope)
  const rows = await listPendingPhotos(db, from, PHOTOS_A_PAGE + 1, scope)
  const next = further(rows, ({ createdAt }) => createdAt)
  return { of: 'waiting', asked: await shown(asked), pending: await shown(rows), further: next }
}
