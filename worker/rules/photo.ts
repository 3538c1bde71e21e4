import type { FieldError } from './field-error.ts'

/** What a photo is for: a report, a poster beside an action before it, or a day without any action. */
export const PHOTO_PURPOSES = ['report', 'poster', 'day'] as const
export type PhotoPurpose = (typeof PHOTO_PURPOSES)[number]

/** A photo's stored states; what is refused or removed is deleted. Hidden: somebody pictured has asked for it. */
export const PHOTO_STATUSES = ['pending', 'published', 'hidden'] as const
export type PhotoStatus = (typeof PHOTO_STATUSES)[number]

/** What those who send a photo say of the people in it: nobody can be recognised, everybody agreed, public figures only. */
export const CONSENTS = ['nobody', 'agreed', 'public-figures'] as const
export type Consent = (typeof CONSENTS)[number]

/** The licences under which the press may print a photo, the first unless another is chosen (Creative Commons). */
export const LICENCES = ['cc-by-4.0', 'cc-by-sa-4.0', 'cc-by-nc-4.0', 'cc0-1.0'] as const
export type Licence = (typeof LICENCES)[number]

/** Where a licence can be read. */
export const LICENCE_URLS: Record<Licence, string> = {
  'cc-by-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'cc-by-sa-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'cc-by-nc-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/',
  'cc0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
}

/** Bytes, pixels, and pixels of the longest side: what a photo may be, and what becomes of it. */
export const PHOTO_LIMITS = {
  bytes: 10 * 1024 * 1024,
  pixels: 40_000_000,
  longestSide: 16_000,
  largeSide: 2048,
  smallSide: 480,
} as const

/** More photos of one action are an album, which no coordinator could look through. */
export const PHOTOS_AN_ACTION = 40

/** Width and height in pixels. */
export type Pixels = { width: number; height: number }

/** What a picture measures once its longest side is at most `side`: as it is where it is smaller. */
export function fitWithin({ width, height }: Pixels, side: number): Pixels {
  const share = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

/** Whether a text has the form of a photo's key: 26 letters of base 32. */
export function isPhotoKey(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(text)
}

/** Of a day more than this wait for nobody: a flood, which ends here before it fills the bucket and the desk. */
export const PHOTOS_WAITING_A_DAY = 500

/** Nor of all actions together that no coordinator has let through: anybody can add one, each with an album. */
export const PHOTOS_WAITING_UNCHECKED = 500

/** Uploads on one date of an action, for a day, and of all actions together that no coordinator has let through. */
export const UPLOADS_A_DATE = { action: 3 * PHOTOS_AN_ACTION, day: 2000, unchecked: 1500 } as const

/** Why a photo was not taken in: what is wrong with the file, too many of them, or that it was taken in and removed since. */
export type NotTaken = FieldError | Full | 'stale'

/** An action has as many as it may; or so many wait that nobody could look at more; or so many were sent on this date. */
export type Full = 'tooMany' | 'tooManyWait' | 'tooManyToday'
