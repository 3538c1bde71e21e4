import { ICalEventClass, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Messages } from '../messages/en.ts'
import { sequenceOf } from '../rules/reveal.ts'
import { addDays } from '../rules/when.ts'
import { type CalendarEvent, renderEvent } from './calendar.ts'
import { actionUid } from './vevent.ts'

/** What is left of an action that is gone: the number of its visible changes, its date YYYY-MM-DD, and when it went, milliseconds since 1970 UTC. */
type Gone = { actionId: string; sequence: number; starts: string; goneAt: number }

/** The VEVENT by which calendars learn that an action is gone: cancelled, on its date, without a word of it. */
export function tombstoneEvent({ actionId, sequence, starts, goneAt }: Gone, t: Messages): CalendarEvent {
  const gone = Temporal.Instant.fromEpochMilliseconds(goneAt)
  return renderEvent({
    id: actionUid(actionId),
    stamp: gone,
    lastModified: gone,
    sequence: sequenceOf(sequence, 0),
    allDay: true,
    start: Temporal.PlainDate.from(starts),
    end: Temporal.PlainDate.from(addDays(starts, 1)),
    summary: t.calendar.cancelled(t.calendar.gone),
    class: ICalEventClass.PUBLIC,
    status: ICalEventStatus.CANCELLED,
  })
}
