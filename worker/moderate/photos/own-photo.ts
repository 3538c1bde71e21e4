import { type Belonging, belongingOf, type Coordinator, isInScope } from '../../rules/coordinator.ts'
import { findAction } from '../../store/actions.ts'
import type { Database } from '../../store/database.ts'
import { findDaySlug } from '../../store/days.ts'
import type { PhotoRecord } from '../../store/photos.ts'

/** Whether a photo is a coordinator's: where its action is, or by its own country, language and day if it has none. */
export async function isOwnPhoto(
  { db, coordinator }: { db: Database; coordinator: Coordinator },
  photo: PhotoRecord,
): Promise<boolean> {
  return isInScope(coordinator, await belongingOfPhoto(db, photo))
}

async function belongingOfPhoto(db: Database, photo: PhotoRecord): Promise<Belonging> {
  const record = photo.actionId === null ? null : await findAction(db, photo.actionId)
  if (record) return belongingOf(record)
  const slug = photo.dayId === null ? null : await findDaySlug(db, photo.dayId)
  return { country: photo.country, languages: [photo.lang], days: slug === null ? [] : [slug] }
}
