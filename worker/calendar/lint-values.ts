import { WEEKDAYS } from '../rules/week.ts'

/** A property of a VEVENT, unfolded: `parameters` with a semicolon before each, '' where it has none. */
export type Property = { name: string; parameters: string; value: string }

// RFC 5545, section 3.3.11. Unrolled, so that no text takes more than one step a letter.
const TEXT = /^[^\\;,]*(?:\\[\\;,nN][^\\;,]*)*$/
const TEXTS = /^[^\\;]*(?:\\[\\;,nN][^\\;]*)*$/
const DATE = /^\d{8}$/
const HOUR = /^\d{8}T(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/
const FLOAT = /^[+-]?\d+(?:\.\d+)?$/
const COUNT = /^\d{1,10}$/
/** The largest INTEGER (section 3.3.8). */
const LARGEST = 2 ** 31 - 1
const STATUSES = ['CONFIRMED', 'CANCELLED', 'TENTATIVE']
const WEEKLY = new RegExp(`^FREQ=WEEKLY;BYDAY=(?:${WEEKDAYS.join('|')})(?:;UNTIL=(\\d{8}))?$`)

/**
 * What is wrong with the value of a property in a VEVENT whose hours are in `zone` (IANA; null where it has none, or only
 * dates), or null. Of properties that we do not write nothing is said.
 */
export function faultOfValue({ name, parameters, value }: Property, zone: string | null): string | null {
  switch (name) {
    case 'DTSTART':
    case 'DTEND':
      return faultOfMoment({ name, parameters, value }, zone)
    case 'DTSTAMP':
    case 'LAST-MODIFIED':
      return parameters === '' && isInstant(value) ? null : `${name} is no hour in UTC`
    case 'SUMMARY':
    case 'DESCRIPTION':
    case 'LOCATION':
      return TEXT.test(value) ? null : `${name} is not escaped`
    case 'CATEGORIES':
      return TEXTS.test(value) ? null : `${name} is not escaped`
    case 'UID':
      return value === '' ? 'UID is empty' : null
    case 'GEO':
      return isPoint(value) ? null : 'GEO is no point on the globe'
    case 'SEQUENCE':
      return COUNT.test(value) && Number(value) <= LARGEST ? null : 'SEQUENCE is no number'
    case 'STATUS':
      return STATUSES.includes(value) ? null : 'STATUS is no word of a VEVENT'
    case 'RRULE': {
      const until = WEEKLY.exec(value)
      return until && (until[1] === undefined || isDay(until[1])) ? null : 'RRULE is not weekly'
    }
    default:
      return null
  }
}

/** Hours that name a zone are wall times in it; all others are in UTC, which is named by a Z alone. */
function faultOfMoment({ name, parameters, value }: Property, zone: string | null): string | null {
  if (zone !== null && zone !== 'UTC')
    return parameters === `;TZID=${zone}` && isHour(value) ? null : `${name} is no hour in ${zone}`
  if (parameters === ';VALUE=DATE') return DATE.test(value) && isDay(value) ? null : `${name} is no date`
  return parameters === '' && isInstant(value) ? null : `${name} is no date and no hour in UTC`
}

function isInstant(value: string): boolean {
  return value.endsWith('Z') && isHour(value.slice(0, -1))
}

function isHour(value: string): boolean {
  return HOUR.test(value) && isDay(value)
}

/** Whether what begins with eight digits begins with a date that exists. */
function isDay(value: string): boolean {
  const [year, month, day] = [value.slice(0, 4), value.slice(4, 6), value.slice(6, 8)].map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  // The 0th of the next month is the last of this one.
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function isPoint(value: string): boolean {
  const [lat = '', lon = '', ...rest] = value.split(';')
  const within = (degrees: string, most: number) => FLOAT.test(degrees) && Math.abs(Number(degrees)) <= most
  return rest.length === 0 && within(lat, 90) && within(lon, 180)
}
