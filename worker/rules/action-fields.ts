import { type ActionErrors, actionEntries, MAX, MAX_GROUPS, type TypedAction } from './action-entries.ts'
import { type ActionPlace, type Known, readPlace, readTier, typedPoint } from './action-place.ts'
import { readFields, requireFields } from './fields.ts'
import type { Attendance, Kind, StepFree } from './kinds.ts'
import { isFiner, type Tier } from './location-tier.ts'
import { no, ok, type Result } from './result.ts'
import { foldName } from './text-hygiene.ts'
import { capOf } from './tier-cap.ts'
import { type DatePrecision, resolveHour, resolveWhen, type When } from './when.ts'

/** What an organizer says of an action: what the form, an import and the archive have in common. */
export type ActionFields = {
  kind: Kind
  attendance: Attendance
  when: When
  /** Null for an online action. */
  place: ActionPlace | null
  tier: Tier
  /** Milliseconds since 1970 UTC. */
  revealAt: number | null
  joinUrl: string | null
  text: { lang: string; title: string; summary: string }
  link: { url: string; lang: string | null } | null
  /** Slugs. */
  days: string[]
  /** Names, as typed. */
  groups: string[]
  access: { stepFree: StepFree | null; signLanguage: boolean; note: string | null }
}

/**
 * Raw input as an action's fields, or every error at once, each under its field.
 * Texts come out trimmed and in NFC. `precision` is other than `day` for the archive alone.
 */
export function parseActionFields(
  raw: Record<string, unknown>,
  known: Known,
  precision: DatePrecision = 'day',
): Result<ActionFields, ActionErrors> {
  const { values: typed, errors } = readFields(actionEntries, raw)
  requireFields(['title', 'summary', 'lang', 'kind', 'attendance'], typed, errors)
  const online = typed.attendance === 'online'
  const point = online ? null : typedPoint(typed)
  const cities = online ? [] : known.citiesNamed(typed.city, typed.country || undefined, point ?? undefined)
  const place = online ? null : readPlace(typed, cities, known, errors)
  const zone = typed.zone || cities[0]?.zone || (point ? known.zoneAt(point) : '')
  const when = resolveWhen({ ...typed, zone }, precision)
  // What a field said of itself comes before what the whole makes of it.
  if (!when.ok) Object.assign(errors, { ...when.error, ...errors })
  // A city that is left out or mistyped brings its zone once it is there.
  if (errors.city && errors.zone?.code === 'required') delete errors.zone
  const capped = capOf(place, known.tierCaps, known.zoneAt)
  const revealAt = readReveal(typed, zone, when.ok ? when.value : null, errors)
  const tier = online ? 'country' : readTier(typed.tier, capped, errors)
  // What appears at the hour is the exact place: no way around the cap.
  if (capped && isFiner('exact', capped.cap) && revealAt !== null) {
    errors.revealDate ??= { code: 'tierCapped', ...capped }
  }
  const groups = readGroups(typed.groups, errors)
  const shut = typed.days.map((slug) => known.shutDays?.get(slug)).find((why) => why !== undefined)
  if (shut) errors.days ??= shut
  if (typed.days.some((slug) => !known.daySlugs.has(slug))) errors.days ??= { code: 'notInList' }
  if (online) requireFields(['joinUrl'], typed, errors)

  const { kind, attendance, lang, title, summary } = typed
  if (Object.keys(errors).length > 0 || !when.ok || !tier || !kind || !attendance || !lang) return no(errors)
  return ok({
    kind,
    attendance,
    when: when.value,
    place,
    tier,
    revealAt,
    joinUrl: attendance === 'in-person' ? null : typed.joinUrl || null,
    text: { lang, title, summary },
    link: typed.linkUrl ? { url: typed.linkUrl, lang: typed.linkLang } : null,
    days: typed.days,
    groups,
    access: { stepFree: typed.stepFree, signLanguage: typed.signLanguage, note: typed.accessNote || null },
  })
}

function readReveal(typed: TypedAction, zone: string, when: When | null, errors: ActionErrors): number | null {
  if (!typed.revealDate && !typed.revealTime) return null
  requireFields(['revealDate', 'revealTime'], typed, errors)
  if (!when || errors.revealDate || errors.revealTime) return null
  const hour = resolveHour(typed.revealDate, typed.revealTime, zone)
  if (!hour.ok) {
    if (hour.error.date) errors.revealDate ??= hour.error.date
    if (hour.error.time) errors.revealTime ??= hour.error.time
    return null
  }
  if (hour.value >= when.endsAt) errors.revealDate ??= { code: 'revealAfterEnd' }
  return hour.value
}

function readGroups(typed: string, errors: ActionErrors): string[] {
  const names = typed
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
  const each = [...new Map(names.map((name) => [foldName(name), name])).values()]
  if (each.length > MAX_GROUPS) errors.groups ??= { code: 'tooMany', max: MAX_GROUPS }
  if (each.some((name) => [...name].length > MAX.name)) errors.groups ??= { code: 'tooLong', max: MAX.name }
  return each
}
