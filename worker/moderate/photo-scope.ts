import { type Belonging, belongingOf, type Coordinator, isInScope } from '../rules/coordinator.ts'
import type { Database } from '../store/database.ts'
import { listActionsOf, listDaysOf } from '../store/photo-desk.ts'
import type { PhotoRecord } from '../store/photos.ts'

/** Those of some photos that are a coordinator's: by the action that they are of, or by their day, country and language. */
export async function photosInScope(
  db: Database,
  coordinator: Pick<Coordinator, 'scope'>,
  rows: readonly PhotoRecord[],
): Promise<PhotoRecord[]> {
  if (Object.values(coordinator.scope).every((listed) => listed.length === 0)) return [...rows]
  const [actions, days] = await Promise.all([listActionsOf(db, rows), listDaysOf(db, rows)])
  const belongingOfPhoto = ({ actionId, dayId, country, lang }: PhotoRecord): Belonging => {
    const action = actions.find(({ id }) => id === actionId)
    if (action) return belongingOf(action)
    return { country, languages: [lang], days: days.flatMap(({ id, slug }) => (id === dayId ? [slug] : [])) }
  }
  return rows.filter((row) => isInScope(coordinator, belongingOfPhoto(row)))
}
