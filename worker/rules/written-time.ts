import { Temporal } from 'temporal-polyfill'
import type { DateOrder } from './import-columns.ts'
import { latinDigits } from './text-hygiene.ts'
import { isZone } from './when.ts'

/** A date and an hour as the form has them (YYYY-MM-DD, HH:MM), '' where there is none. */
export type WrittenTime = { date: string; time: string }

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s,]+(.+))?$/
const OTHER = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s,]+(.+))?$/

/**
 * A date as tables write it, maybe with an hour behind it: 2027-06-20, 2027-06-20T15:00:00+02:00, 20.6.2027, 6/20/2027 3 pm.
 * An hour of UTC (Z) is turned to the wall time of `zone`, where that is known; any other offset is that of the venue, whose
 * wall time stands before it. What is no date comes out as it is, for the form to refuse.
 */
export function readWrittenTime(written: string, { order, zone }: { order: DateOrder; zone: string }): WrittenTime {
  const text = latinDigits(written).trim()
  const iso = ISO.exec(text)
  const other = iso ? null : OTHER.exec(text)
  const [, first = '', second = '', third = '', rest = ''] = iso ?? other ?? []
  if (!iso && !other) return { date: text, time: '' }
  const [year, month, day] = iso
    ? [first, second, third]
    : order === 'mdy'
      ? [third, first, second]
      : [third, second, first]
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = readWrittenHour(rest)
  const inUtc = /\d\s*(Z|UTC|GMT|\+00:?00)$/i.test(rest)
  return (inUtc && inZone({ date, time }, zone)) || { date, time }
}

/** An hour as tables write it, as HH:MM: 15:00, 15:00:00, 3 pm, 15h30, 15.30. What is none comes out as it is. */
export function readWrittenHour(written: string): string {
  const text = latinDigits(written).trim()
  const [, hours = '', minutes = '00', half] =
    /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(?:h|uhr)?\s*([ap])?\.?(?:m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    ) ?? []
  if (!hours) return text
  if (half === undefined) return `${hours.padStart(2, '0')}:${minutes}`
  const onClock = (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `${String(onClock).padStart(2, '0')}:${minutes}`
}

function inZone({ date, time }: WrittenTime, zone: string): WrittenTime | null {
  if (!isZone(zone) || !/^\d{2}:\d{2}$/.test(time) || Number.isNaN(Date.parse(`${date}T${time}Z`))) return null
  const [day = '', hour = ''] = Temporal.Instant.from(`${date}T${time}Z`)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .split('T')
  return { date: day, time: hour }
}
