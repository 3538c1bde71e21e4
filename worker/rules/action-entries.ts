import type * as v from 'valibot'
import type { FieldErrors } from './field-error.ts'
import { checkbox, choice, degrees, line, lines, webAddress, words } from './fields.ts'
import { ATTENDANCES, KINDS, STEP_FREE } from './kinds.ts'
import { TEXT_LANGS } from './languages.ts'
import { TIERS } from './location-tier.ts'

/**
 * Longest texts, in characters: a title fits a poster, a summary a leaflet, an address an envelope, a URL 150 letters
 * of Persian, percent-encoded.
 */
export const MAX = { title: 120, summary: 3000, name: 120, address: 200, note: 500, url: 1000 } as const
/** As many groups as fit on a banner; as many days as can reasonably share one action. */
export const MAX_GROUPS = 8
const MAX_DAYS = 5

/** The shape of every field of an action's form, each by itself. */
export const actionEntries = {
  title: line({ max: MAX.title }),
  summary: lines({ max: MAX.summary }),
  lang: choice(TEXT_LANGS),
  kind: choice(KINDS),
  attendance: choice(ATTENDANCES),
  days: words({ max: MAX_DAYS }),
  groups: lines({ max: MAX_GROUPS * (MAX.name + 1) }),
  allDay: checkbox(),
  startDate: line({ max: 10, digits: true }),
  startTime: line({ max: 5, digits: true }),
  endDate: line({ max: 10, digits: true }),
  endTime: line({ max: 5, digits: true }),
  zone: line({ max: 60 }),
  country: line({ max: 2 }),
  city: line({ max: MAX.name }),
  neighbourhood: line({ max: MAX.name }),
  venue: line({ max: MAX.name }),
  address: line({ max: MAX.address }),
  lat: degrees({ limit: 90 }),
  lon: degrees({ limit: 180 }),
  tier: choice(TIERS),
  revealDate: line({ max: 10, digits: true }),
  revealTime: line({ max: 5, digits: true }),
  joinUrl: webAddress({ max: MAX.url }),
  linkUrl: webAddress({ max: MAX.url }),
  linkLang: choice(TEXT_LANGS),
  stepFree: choice(STEP_FREE),
  signLanguage: checkbox(),
  accessNote: lines({ max: MAX.note }),
}

/** The names of the fields, as the form and its errors use them. */
export type ActionField = keyof typeof actionEntries
/** What was typed, field by field: a blank where nothing was, or nothing that can be taken. */
export type TypedAction = { [Name in ActionField]: v.InferOutput<(typeof actionEntries)[Name]> }
/** The errors of the form. */
export type ActionErrors = FieldErrors<ActionField>
