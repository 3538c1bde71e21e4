import type { ActionRecord } from './action-record.ts'
import type { FlagSummary } from './flag.ts'
import type { Status } from './kinds.ts'
import type { Consent, PhotoPurpose, PhotoStatus } from './photo.ts'
import { previewPublicAction } from './public-action.ts'
import { type PhotoColumns, type PublicPhoto, publicPhoto } from './public-photo.ts'
import type { When } from './when.ts'

/** A request that a photo be removed, as the desk reads it; `at` in milliseconds, `reason` '' where none is known. */
export type DeskRequest = { reason: string; at: number; hid: boolean }

/** A photo as a coordinator sees it: with what was said of it, but without what is known of its file and its sending. */
export type DeskPhoto = {
  key: string
  revision: number
  status: PhotoStatus
  purpose: PhotoPurpose
  consent: Consent
  /** When it was sent, milliseconds since 1970 UTC. */
  createdAt: number
  publishedAt: number | null
  /** Whether a coordinator has put it back once: requests hide it no more. */
  restored: boolean
  /** What everybody sees of it, or would see. */
  preview: PublicPhoto
  /** The state of its action, and when that is; null of a photo for a day. */
  actionStatus: Status | null
  actionWhen: When | null
  /** The day for which it was sent without an action. */
  day: PhotoSubjectDay | null
  requests: DeskRequest[]
  /** What visitors say is wrong with it. */
  flag: FlagSummary | null
}

/** A day as a photo of it is told of. */
export type PhotoSubjectDay = { slug: string; texts: { lang: string; title: string; original: boolean }[] }

type PhotoRow = PhotoColumns &
  Pick<DeskPhoto, 'revision' | 'purpose' | 'consent' | 'createdAt' | 'publishedAt'> & {
    restoredAt: number | null
    actionId: string | null
  }

/** What a photo is of, and what was asked of it. */
type Around = {
  action: ActionRecord | null
  day: PhotoSubjectDay | null
  requests: readonly DeskRequest[]
  flag: FlagSummary | null
}

/** A photo as the desk sees it at `now` (milliseconds), or null where what it is of is gone. */
export function toDeskPhoto(row: PhotoRow, { action, day, requests, flag }: Around, now: number): DeskPhoto | null {
  if (row.actionId !== null && !action) return null
  const { key, revision, status, purpose, consent, createdAt, publishedAt } = row
  const told = action && previewPublicAction(action, now)
  const preview = publicPhoto({ ...row, status: 'published' }, told)
  return (
    preview && {
      ...{ key, revision, status, purpose, consent, createdAt, publishedAt, preview },
      restored: row.restoredAt !== null,
      actionStatus: action?.status ?? null,
      actionWhen: told?.when ?? null,
      day: day && { slug: day.slug, texts: day.texts },
      requests: requests.map(({ reason, at, hid }) => ({ reason, at, hid })),
      flag,
    }
  )
}
