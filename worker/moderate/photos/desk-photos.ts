import { type DeskPhoto, toDeskPhoto } from '../../rules/desk-photo.ts'
import { flaggedItem } from '../../rules/flag.ts'
import type { Database } from '../../store/database.ts'
import { readFlags } from '../../store/flags.ts'
import { listActionsOf, listDaysOf, listRequests } from '../../store/photo-desk.ts'
import type { PhotoRecord } from '../../store/photos.ts'

/** Photos as the desk sees them at `now` (milliseconds), in their order, with what they are of and what was said of them. */
export async function readDeskPhotos(db: Database, rows: readonly PhotoRecord[], now: number): Promise<DeskPhoto[]> {
  const [actions, days, requests, flags] = await Promise.all([
    listActionsOf(db, rows),
    listDaysOf(db, rows),
    listRequests(
      db,
      rows.map(({ key }) => key),
    ),
    readFlags(
      db,
      rows.map(({ key }) => flaggedItem({ photo: key })),
    ),
  ])
  return rows.flatMap((row) => {
    const around = {
      action: actions.find(({ id }) => id === row.actionId) ?? null,
      day: days.find(({ id }) => id === row.dayId) ?? null,
      requests: requests.filter(({ photoKey }) => photoKey === row.key),
      flag: flags.find(({ item }) => item === flaggedItem({ photo: row.key })) ?? null,
    }
    return toDeskPhoto(row, around, now) ?? []
  })
}
