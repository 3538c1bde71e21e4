import type { Messages } from '../../messages/en.ts'
import type { ActionField } from '../../rules/action-entries.ts'

/** The names of the fields, for the list of what is to be put right, in the order of the form. */
export function actionFieldLabels(t: Messages): Record<ActionField, string> {
  const { submit: s, access } = t
  return {
    kind: s.kind,
    title: s.actionTitle,
    summary: s.summary,
    lang: s.lang,
    days: s.days,
    groups: s.groups,
    linkUrl: s.linkUrl,
    linkLang: s.linkLang,
    startDate: s.startDate,
    allDay: s.allDay,
    startTime: s.startTime,
    endTime: s.endTime,
    endDate: s.endDate,
    zone: s.zone,
    attendance: s.attendance,
    joinUrl: s.joinUrl,
    city: s.city,
    venue: s.venue,
    address: s.address,
    country: s.country,
    neighbourhood: s.neighbourhood,
    lat: s.lat,
    lon: s.lon,
    tier: s.tier,
    revealDate: s.revealDate,
    revealTime: s.revealTime,
    stepFree: access.stepFree,
    signLanguage: access.signLanguage,
    accessNote: s.accessNote,
  }
}
