import type { Messages } from '../../messages/en.ts'
import type { ActionField } from '../../rules/action-entries.ts'

/** The names of the fields, for the list of what is to be put right. */
export function actionFieldLabels(t: Messages): Record<ActionField, string> {
  const { submit: s, access } = t
  return {
    title: s.actionTitle,
    summary: s.summary,
    lang: s.lang,
    kind: s.kind,
    attendance: s.attendance,
    days: s.days,
    groups: s.groups,
    allDay: s.allDay,
    startDate: s.startDate,
    startTime: s.startTime,
    endDate: s.endDate,
    endTime: s.endTime,
    zone: s.zone,
    country: s.country,
    city: s.city,
    neighbourhood: s.neighbourhood,
    venue: s.venue,
    address: s.address,
    lat: s.lat,
    lon: s.lon,
    tier: s.tier,
    revealDate: s.revealDate,
    revealTime: s.revealTime,
    joinUrl: s.joinUrl,
    linkUrl: s.linkUrl,
    linkLang: s.linkLang,
    stepFree: access.stepFree,
    signLanguage: access.signLanguage,
    accessNote: s.accessNote,
  }
}
