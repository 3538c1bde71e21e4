import { Temporal } from 'temporal-polyfill'
import type { Property } from './components.ts'

/** A date, or an instant in milliseconds since 1970 UTC. */
export type Moment = { date: string } | { at: number }

const DATE = /^(\d{4})(\d{2})(\d{2})$/
const DATE_TIME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)$/

/** What a date or a date with an hour means (RFC 5545, sections 3.3.4 and 3.3.5), or what is wrong with it. */
export function readMoment({ value, params }: Property): Moment | string {
  const zone = params.get('TZID')
  if (params.get('VALUE') === 'DATE') {
    if (zone !== undefined) return 'a date names a zone'
    const [, year, month, day] = DATE.exec(value) ?? []
    const date = `${year}-${month}-${day}`
    return isReal(`${date}T00:00:00Z`) ? { date } : 'a date is none'
  }
  const [, year, month, day, hour, minute, second, utc] = DATE_TIME.exec(value) ?? []
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  if (!isReal(`${local}Z`)) return 'an hour is none'
  if (utc) return zone === undefined ? { at: Date.parse(`${local}Z`) } : 'an hour in UTC names a zone'
  return zone === undefined ? 'an hour is in no zone' : hourIn(zone, local)
}

/** Whether this is a UTC hour (RFC 5545, section 3.3.5, form 2). */
export function isUtc(value: string): boolean {
  const [, year, month, day, hour, minute, second, utc] = DATE_TIME.exec(value) ?? []
  return utc === 'Z' && isReal(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

/** Whether this is an hour of no zone, as VTIMEZONE has them. */
export function isLocal(value: string): boolean {
  return DATE_TIME.exec(value)?.[7] === '' && isUtc(`${value}Z`)
}

/** 31 June is none, though it has the form. */
function isReal(iso: string): boolean {
  const at = new Date(iso)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso.slice(0, -1))
}

/** Hours that were looked up: the feeds of the tests have the same ones again and again. */
const known = new Map<string, Moment | string>()

function hourIn(zone: string, local: string): Moment | string {
  const key = `${zone} ${local}`
  const moment = known.get(key) ?? lookUp(zone, local)
  known.set(key, moment)
  return moment
}

/** Readers differ on hours that a zone skips or has twice: those have to be in UTC. */
function lookUp(zone: string, local: string): Moment | string {
  const wall = Temporal.PlainDateTime.from(local)
  try {
    return { at: wall.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds }
  } catch {
    return isKnown(zone) ? 'its zone has an hour twice, or not at all' : 'a zone is none that anybody knows'
  }
}

function isKnown(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
