import { type Part, readGallery, readPhotoNumbers, readPhotosAt, readRecap, readReported } from '../change/recap.ts'
import { isNarrowed, type Narrowing } from '../rules/narrowing.ts'
import type { PublicAction } from '../rules/public-action.ts'
import type { PublicPhoto } from '../rules/public-photo.ts'
import type { PhotoNumbers, Recap } from '../rules/recap.ts'
import type { Database } from '../store/database.ts'
import type { Day } from '../store/days.ts'

/** What came of a day, as its page begins to show it. */
export type DayRecap = {
  numbers: Recap
  photos: PhotoNumbers
  /** A few photos that stand for all. */
  gallery: PublicPhoto[]
  told: Part<PublicAction>
}

/** Where photos are from fewer places than this, the first of them stand for all. */
const PHOTOS_FIRST = 9
/** Photos a part of the gallery: some half a megabyte, where no script loads them one by one. */
export const PHOTOS_A_PART = 16
/** Reports are up to six thousand letters. */
export const TOLD_A_PART = 20

/**
 * What came of a day at `now` (milliseconds), of one date of a weekly one or of all; null as long as nothing did. A day of
 * one date has a recap once that is over everywhere but on the last islands; a longer or weekly one once anything is.
 */
export async function readDayRecap(
  db: Database,
  day: Day,
  { date, now }: { date: string | null; now: number },
): Promise<{ recap: DayRecap | null; changesAt: (number | null)[] }> {
  const last = date ?? (day.weekday || day.endsOn !== day.startsOn ? null : day.startsOn)
  const ends = last === null ? Number.NEGATIVE_INFINITY : Date.parse(`${last}T24:00Z`)
  if (now < ends || now < Date.parse(`${day.startsOn}T00:00Z`))
    return { recap: null, changesAt: [ends > now ? ends : null] }
  const counted = { slug: day.slug, date }
  const [{ numbers, until }, photos] = await Promise.all([
    readRecap(db, counted, now),
    readPhotoNumbers(db, counted, now),
  ])
  if (numbers.actions === 0 && photos.photos === 0) return { recap: null, changesAt: [until] }
  const part = { date, after: null, now }
  const [gallery, told] = await Promise.all([
    photos.chosen.length < PHOTOS_FIRST && photos.photos > 0
      ? readGallery(db, day.slug, { ...part, limit: PHOTOS_FIRST })
      : readPhotosAt(db, photos.chosen, now),
    numbers.reports > 0 ? readReported(db, day.slug, { ...part, limit: TOLD_A_PART }) : NOTHING,
  ])
  return {
    recap: { numbers, photos, gallery: gallery.items, told },
    changesAt: [until, ...gallery.changesAt, ...told.changesAt],
  }
}

const NOTHING = { items: [], more: null, changesAt: [] }

/** Whether a page is of the whole day: a part of its list, or what was asked for, has no recap above it. */
export function isWhole(narrowing: Narrowing, after: unknown): boolean {
  return !after && !narrowing.box && !isNarrowed(narrowing)
}
