import { renderCalendar, renderEvent } from '../../worker/calendar/calendar.ts'
import { eventOfDay } from '../../worker/calendar/day-event.ts'
import { fieldsOf, recordOf } from './actions.ts'
import { calendarOf, headOf } from './calendar.ts'

/** Persian with joiners and emoji, longer than a line. */
export const persian = fieldsOf({
  title: 'همصدا با زندانیانِ سیاسی: «نه» به اعدام ✊🏽 — تجمعِ بزرگِ ایرانیانِ برلین در ایستگاهِ مرکزی 👩‍👧‍👦',
  summary: 'می‌آییم، می‌مانیم، می‌خوانیم.\n\nبرنامه:\n۱. سخنرانی؛ ۲. موسیقی، شعر و نمایش‌نامه‌خوانی',
  lang: 'fa',
  groups: 'کمیتهٔ همبستگی‌ها\nانجمن زنان',
  accessNote: 'آسانسور هست.',
  stepFree: 'partly',
})
/** What would be lines of its own, if it were not escaped. */
export const injecting = fieldsOf({
  title: 'Rally; with, a \\ and "quotes" \\n END:VEVENT',
  summary: 'One\nBEGIN:VEVENT\nUID:evil@evil.example\nEND:VEVENT\nEND:VCALENDAR\n ATTACH:https://evil.example',
  venue: 'Hall; 3, left\\right',
  groups: 'A, B; C\nD\\E',
  linkUrl: 'https://example.org/?a=1;b=2,3',
})
const WEEKLY = { slug: 'every-tuesday', startsOn: '2024-01-31', endsOn: '2027-12-28', weekday: 'TU' } as const
const RANGE = { slug: 'days-in-june', startsOn: '2027-06-20', endsOn: '2027-06-22', weekday: null }
const called = { sequence: 4, publishedAt: Date.parse('2024-01-01T09:30Z') }

const dayEvent = (...of: Parameters<typeof eventOfDay>) => renderEvent(eventOfDay(...of))

/** Calendars that are hard to get right, by the names of their golden files. */
export const calendars: Record<string, string> = {
  persian: calendarOf([recordOf(persian)], { lang: 'fa', name: 'آکسیون‌های سراسر جهان' }),
  'whole-days': calendarOf(
    [recordOf(fieldsOf({ allDay: 'on', startDate: '2027-06-20', endDate: '2027-06-22', tier: 'city' }))],
    { lang: 'es' },
  ),
  fold: calendarOf([recordOf(fieldsOf({ startDate: '2027-10-31', startTime: '02:30', endTime: '04:00' }))], {
    lang: 'en',
  }),
  'past-rule': calendarOf(
    [recordOf(fieldsOf({ city: 'Tehran', lat: '', lon: '', startDate: '2021-08-01', tier: 'city' }))],
    { lang: 'en' },
  ),
  cancelled: calendarOf(
    [
      recordOf(fieldsOf({ summary: 'A test, cancelled.' }), {
        status: 'cancelled',
        cancelledBy: 'organizer',
        cancelReason: 'The park is closed; we are sorry.',
        sequence: 3,
      }),
    ],
    { lang: 'en' },
  ),
  'weekly-day': renderCalendar(headOf('Every Tuesday', 'en'), [
    dayEvent(
      {
        ...WEEKLY,
        ...called,
        texts: [{ lang: 'en', title: 'Every Tuesday', call: 'No to execution.', original: true }],
      },
      { lang: 'en', pageUrl: 'https://hamseda.example/en/days/every-tuesday' },
    ),
    dayEvent(
      { ...RANGE, ...called, texts: [{ lang: 'fa', title: 'روزهای ژوئن', call: '', original: true }] },
      { lang: 'en', pageUrl: 'https://hamseda.example/en/days/days-in-june' },
    ),
  ]),
  injection: calendarOf([recordOf(injecting)], { lang: 'en', name: 'A; B, C\\D' }),
  zones: calendarOf(
    ['Stockholm', 'Berlin', 'Bogotá'].map((city, index) =>
      recordOf(fieldsOf({ city, lat: '', lon: '' }), { id: `zone00000${index}` }),
    ),
    { lang: 'en' },
  ),
  empty: renderCalendar(headOf('Nothing yet', 'en'), []),
}
