import { type PublicAction, toPublicActions } from '../rules/public-action.ts'
import { type PublicPhoto, publicPhoto } from '../rules/public-photo.ts'
import { type PhotoNumbers, type Recap, type RecapPosition, recapOf } from '../rules/recap.ts'
import { printSelection } from '../rules/selection.ts'
import type { Database } from '../store/database.ts'
import type { PhotoRecord } from '../store/photos.ts'
import { readListed } from '../store/placed.ts'
import { listRecapPositions, type RecapPart, readPhotosOfKeys } from '../store/recap-entries.ts'
import {
  type Counted,
  countPhotos,
  countTookPlace,
  keepReadyNumbers,
  readReadyNumbers,
} from '../store/recap-numbers.ts'

/** Numbers and the moment at which the clock changes them (milliseconds), or null. */
type Numbers<Kind> = { numbers: Kind; until: number | null }

/** What took place on a day by `now` (milliseconds); three rows are read where nothing has changed since it was counted. */
export function readRecap(db: Database, counted: Counted, now: number): Promise<Numbers<Recap>> {
  const selection = printSelection({ of: 'day', slug: counted.slug })
  return ready(db, { selection, date: counted.date, now }, async () => {
    const { countries, until } = await countTookPlace(db, counted, now)
    return { numbers: recapOf(countries), until }
  })
}

/** How many photos a day has, and where those without an action are from. */
export async function readPhotoNumbers(db: Database, counted: Counted, now: number): Promise<PhotoNumbers> {
  const kept = { selection: `photos/${counted.slug}`, date: counted.date, now }
  const { numbers } = await ready(db, kept, async () => ({ numbers: await countPhotos(db, counted), until: null }))
  return numbers
}

async function ready<Kind>(
  db: Database,
  { selection, date, now }: { selection: string; date: string | null; now: number },
  count: () => Promise<Numbers<Kind>>,
): Promise<Numbers<Kind>> {
  const { revision, numbers } = await readReadyNumbers(db, selection, date, now)
  // Written below, and of no other version.
  if (numbers !== null) return JSON.parse(numbers) as Numbers<Kind>
  const fresh = await count()
  await keepReadyNumbers(db, { selection, date, revision }, { numbers: JSON.stringify(fresh), until: fresh.until })
  return fresh
}

/** A photo of the gallery, and the object in R2 that it lies in: that is nobody's business outside. */
export type GalleryPhoto = PublicPhoto & { object: string }

/** A part of something long, and where it goes on; null at its end. */
export type Part<Item> = { items: Item[]; more: RecapPosition | null; changesAt: (number | null)[] }

/** A part of a day's gallery at `now` (milliseconds): city by city; of a weekly day the latest date first. */
export async function readGallery(
  db: Database,
  slug: string,
  { now, ...part }: RecapPart & { now: number },
): Promise<Part<GalleryPhoto>> {
  const { shown, more } = await positions(db, slug, 'photo', part)
  return { ...(await readPhotosAt(db, shown, now)), more }
}

/** The photos that stand at positions, in their order; those that are gone are left out. */
export async function readPhotosAt(
  db: Database,
  shown: readonly RecapPosition[],
  now: number,
): Promise<Omit<Part<GalleryPhoto>, 'more'>> {
  const [rows, actions] = await Promise.all([
    readPhotosOfKeys(
      db,
      shown.map(({ photoKey }) => photoKey),
    ),
    readPublicActions(db, idsOf(shown), now),
  ])
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const items = publicPhotos(
    shown.flatMap(({ photoKey }) => byKey.get(photoKey) ?? []),
    actions,
  )
  return { items, changesAt: [...actions.values()].map(({ changesAt }) => changesAt) }
}

/** What everybody may see of photos, in their order, with the public ones of the actions that they are of. */
export function publicPhotos(rows: readonly PhotoRecord[], actions: ReadonlyMap<string, PublicAction>): GalleryPhoto[] {
  return rows.flatMap((row) => {
    const action = row.actionId === null ? null : actions.get(row.actionId)
    const photo = action === undefined ? null : publicPhoto(row, action)
    return photo ? [{ ...photo, object: row.object }] : []
  })
}

/** A part of the actions of a day that tell what came of them, in the same order. */
export async function readReported(
  db: Database,
  slug: string,
  { now, ...part }: RecapPart & { now: number },
): Promise<Part<PublicAction>> {
  const { shown, more } = await positions(db, slug, 'report', part)
  const actions = await readPublicActions(db, idsOf(shown), now)
  const items = shown.flatMap(({ actionId }) => actions.get(actionId) ?? []).filter(({ report }) => report !== null)
  return { items, more, changesAt: items.map(({ changesAt }) => changesAt) }
}

async function positions(db: Database, slug: string, of: 'report' | 'photo', part: RecapPart) {
  const found = await listRecapPositions(db, slug, of, { ...part, limit: part.limit + 1 })
  const shown = found.slice(0, part.limit)
  return { shown, more: found.length > part.limit ? (shown.at(-1) ?? null) : null }
}

const idsOf = (shown: readonly RecapPosition[]): string[] => [
  ...new Set(shown.map(({ actionId }) => actionId).filter((id) => id !== '')),
]

/** The public ones of the actions of these ids at `now` (milliseconds), by id. */
export async function readPublicActions(
  db: Database,
  ids: readonly string[],
  now: number,
): Promise<Map<string, PublicAction>> {
  return new Map(toPublicActions(await readListed(db, ids), now).map((action) => [action.id, action]))
}
