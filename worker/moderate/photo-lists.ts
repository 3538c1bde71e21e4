import type { Coordinator } from '../rules/coordinator.ts'
import type { DeskPhoto } from '../rules/desk-photo.ts'
import { isPublicId } from '../rules/secret.ts'
import type { Database } from '../store/database.ts'
import { findDayId } from '../store/days.ts'
import { listAskedPhotos, listPendingPhotos, listPublishedOfDay } from '../store/photo-desk.ts'
import { findPhoto, listPhotosOf, type PhotoRecord } from '../store/photos.ts'
import { readDeskPhotos } from './desk-photos.ts'
import { parsePhotoPosition, photoKeyIn, printPhotoPosition } from './photo-form.ts'
import { photosInScope } from './photo-scope.ts'

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
}

/** Reads what the desk's page of photos was asked for; null where it asks for what is not there. */
export async function readPhotoLists(
  { db, now, coordinator }: { db: Database; now: number; coordinator: Pick<Coordinator, 'scope'> },
  { action, day, photo, after }: Record<string, string>,
): Promise<PhotoLists | null> {
  const from = parsePhotoPosition(after)
  const shown = async (rows: readonly PhotoRecord[]) =>
    readDeskPhotos(db, await photosInScope(db, coordinator, rows.slice(0, PHOTOS_A_PAGE)), now)
  const further = (rows: readonly PhotoRecord[], momentOf: (row: PhotoRecord) => number) => {
    const last = rows.length > PHOTOS_A_PAGE ? rows[PHOTOS_A_PAGE - 1] : undefined
    return last ? printPhotoPosition({ at: momentOf(last), key: last.key }) : null
  }
  if (photo !== undefined) {
    const key = photoKeyIn(photo)
    const found = key === null ? null : await findPhoto(db, key)
    return { of: 'photo', asked: [], pending: found ? await shown([found]) : [], further: null }
  }
  if (action !== undefined) {
    if (!isPublicId(action)) return null
    const rows = await listPhotosOf(db, action, PHOTOS_OF_AN_ACTION)
    const all = await readDeskPhotos(db, await photosInScope(db, coordinator, rows), now)
    return { of: 'action', asked: [], pending: all, further: null, subject: action }
  }
  if (day !== undefined) {
    const id = await findDayId(db, day)
    if (id === null) return null
    const rows = await listPublishedOfDay(db, id, from, PHOTOS_A_PAGE + 1)
    const next = further(rows, ({ publishedAt }) => publishedAt ?? 0)
    return { of: 'day', asked: [], pending: await shown(rows), further: next, subject: day }
  }
  const asked = from ? [] : await listAskedPhotos(db, PHOTOS_A_PAGE)
  const rows = await listPendingPhotos(db, from, PHOTOS_A_PAGE + 1)
  const next = further(rows, ({ createdAt }) => createdAt)
  return { of: 'waiting', asked: await shown(asked), pending: await shown(rows), further: next }
}
