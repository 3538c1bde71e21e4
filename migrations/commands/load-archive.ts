import { importPastAction, importPastDay } from '../../worker/change/archive.ts'
import type { Change } from '../../worker/change/change.ts'
import { knownPlaces } from '../../worker/cities/known.ts'
import { parseActionFields } from '../../worker/rules/action-fields.ts'
import { parseDayFields } from '../../worker/rules/day-fields.ts'
import { parseReportFields, type ReportFields } from '../../worker/rules/report-fields.ts'
import type { Result } from '../../worker/rules/result.ts'
import { base32 } from '../../worker/rules/secret.ts'
import { DATE_PRECISIONS, type DatePrecision } from '../../worker/rules/when.ts'
import { openDatabase } from '../../worker/store/database.ts'

import actions from '../archive/actions.json' with { type: 'json' }
import days from '../archive/days.json' with { type: 'json' }

/** A day and an action of the archive, as their files have them. `end` is the last date, included. */
type ArchivedDay = (typeof days)[number]
type ArchivedAction = (typeof actions)[number]

/** Asks whether a database holds no day and no action: into any other, the archive does not go. */
export const IS_EMPTY = 'select not exists (select 1 from days) and not exists (select 1 from actions) as empty'

/** Whether a database holds no day and no action. */
export async function isEmpty(db: D1Database): Promise<boolean> {
  return (await db.prepare(IS_EMPTY).first('empty')) === 1
}

/** Puts the archive into an empty database, through the validation that the form has. Gives how much there was. */
export async function loadArchive(env: Env, now: number): Promise<{ days: number; actions: number }> {
  if (!(await isEmpty(env.DB)))
    throw new Error('the database holds something already: the archive goes into an empty one')
  const db = openDatabase(env.DB)
  const change: Change = {
    db,
    bucket: env.PRIVATE,
    contactKey: '',
    now,
    purge: () => undefined,
    nudge: () => undefined,
  }
  for (const day of days) {
    await importPastDay(change, demand(day.slug, parseDayFields(dayForm(day))))
  }
  const known = { ...knownPlaces, daySlugs: new Set(days.map(({ slug }) => slug)), tierCaps: new Map() }
  for (const action of actions) {
    const fields = demand(action.ref, parseActionFields(actionForm(action), known, precisionOf(action)))
    const report = action.report === null ? null : demand(action.ref, parseReport(action))
    const [id, reportId] = await Promise.all([idOf(action.ref), idOf(`${action.ref} report`)])
    await importPastAction(change, { id, fields, report, reportId })
  }
  return { days: days.length, actions: actions.length }
}

function demand<Value>(what: string, result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`${what} of the archive is refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** The same id for the same action on every machine, so that links to the archive can be shared. */
async function idOf(ref: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`archive ${ref}`))
  return base32(new Uint8Array(digest).subarray(0, 6))
}

function precisionOf({ ref, date_precision }: ArchivedAction): DatePrecision {
  const precision = DATE_PRECISIONS.find((known) => known === date_precision)
  if (!precision) throw new Error(`${ref} of the archive has the precision ${date_precision}`)
  return precision
}

function dayForm({ slug, title, start, end, rrule }: ArchivedDay): Record<string, string> {
  const [original = 'en'] = Object.keys(title)
  const titles = Object.entries(title).map(([lang, text]) => [`title_${lang}`, text])
  return {
    ...Object.fromEntries(titles),
    slug,
    original,
    startsOn: start,
    endsOn: end ?? '',
    weekday: /BYDAY=([A-Z]{2})/.exec(rrule ?? '')?.[1] ?? '',
  }
}

function actionForm(action: ArchivedAction): Record<string, string | string[]> {
  const [startDate = '', startTime = ''] = action.start.split('T')
  const [endDate = '', endTime = ''] = (action.end ?? '').split('T')
  // Without a named place the coordinates are the city's, which the gazetteer knows better.
  const point = action.place === null ? {} : { lat: String(action.lat), lon: String(action.lon) }
  return {
    title: action.title,
    summary: action.summary,
    lang: action.language,
    kind: action.kind,
    attendance: 'in-person',
    days: action.day === null ? [] : [action.day],
    groups: action.group ?? '',
    allDay: startTime ? '' : 'on',
    startDate,
    startTime,
    endDate: startTime && endDate === startDate ? '' : endDate,
    endTime,
    zone: action.timezone,
    city: action.city,
    country: action.country,
    venue: action.place ?? '',
    tier: 'exact',
    ...point,
  }
}

function parseReport({ report, language, participants }: ArchivedAction): Result<ReportFields, unknown> {
  const turnout = participants === null ? {} : { turnoutFrom: String(participants), countedBy: 'organizer' }
  return parseReportFields({ text: report ?? '', lang: language, ...turnout })
}
