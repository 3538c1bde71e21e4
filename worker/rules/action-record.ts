import type { ActionFields } from './action-fields.ts'
import type { Attendance, Counter, Kind, Status, StepFree } from './kinds.ts'
import type { Tier } from './location-tier.ts'
import type { NoticeRecord } from './notice.ts'
import type { Licence } from './photo.ts'
import type { DatePrecision } from './when.ts'

/** A text of an action in one language; `outdated`: the original has changed since it was translated. */
export type ActionText = { lang: string; title: string; summary: string; original: boolean; outdated: boolean }

/** A report as it is stored. */
export type ReportRecord = {
  id: string
  status: 'pending' | 'published' | 'rejected' | 'replaced'
  lang: string
  text: string
  turnoutFrom: number | null
  turnoutTo: number | null
  countedBy: Counter | null
  links: string[]
  verdictReason: string | null
  publishedAt: number | null
  /** Its translations. */
  texts: { lang: string; text: string; outdated: boolean }[]
}

/** A published poster as it is stored. */
export type PosterRecord = {
  key: string
  lang: string
  width: number
  height: number
  description: string
  credit: string
  licence: Licence
}

/**
 * An action as the database holds it, hidden parts and all. Only rules/public-action.ts turns one into what somebody
 * may see. Times are milliseconds since 1970 UTC, `*Local` the wall time at the venue (see When).
 */
export type ActionRecord = {
  id: string
  revision: number
  status: Status
  kind: Kind
  attendance: Attendance
  allDay: boolean
  startsLocal: string
  endsLocal: string | null
  zone: string
  startsAt: number
  endsAt: number
  datePrecision: DatePrecision
  country: string | null
  cityId: number | null
  citySlug: string | null
  cityLat: number | null
  cityLon: number | null
  cityName: string | null
  venue: string | null
  address: string | null
  neighbourhood: string | null
  lat: number | null
  lon: number | null
  tier: Tier
  revealAt: number | null
  joinUrl: string | null
  linkUrl: string | null
  linkLang: string | null
  stepFree: StepFree | null
  signLanguage: boolean
  accessNote: string | null
  cancelReason: string | null
  cancelledBy: 'organizer' | 'coordinator' | null
  verdictReason: string | null
  sequence: number
  publishedAt: number | null
  createdAt: number
  publicStarts: string
  texts: ActionText[]
  days: { day: { slug: string; texts: { lang: string; title: string; original: boolean }[] } }[]
  groups: { name: string; group: { slug: string; foldedName: string } | null }[]
  waitingChange: { fields: ActionFields; submittedAt: number } | null
  reports: ReportRecord[]
  /** The poster that everybody may see, if there is one. */
  posters: PosterRecord[]
  /** What its organizers have to say at once: shown, waiting, or refused last. */
  notices: NoticeRecord[]
}
