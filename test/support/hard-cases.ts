import { fieldsOf, recordOf } from './actions.ts'
import { calendarOf } from './calendar.ts'
import { LONG } from './long-text.ts'
import { ZONE_CASES } from './zone-cases.ts'

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
const called = { sequence: 4, publishedAt: Date.parse('2024-01-01T09:30Z') }
const weekly = {
  ...{ slug: 'every-tuesday', startsOn: '2024-01-31', endsOn: '2027-12-28', weekday: 'TU' as const, ...called },
  texts: [{ lang: 'en', title: 'Every Tuesday', call: 'No to execution.', original: true }],
}
const range = {
  ...{ slug: 'days-in-june', startsOn: '2027-06-20', endsOn: '2027-06-22', weekday: null, ...called },
  texts: [{ lang: 'fa', title: 'روزهای ژوئن', call: '', original: true }],
}

const cancelled = recordOf(fieldsOf({ summary: 'A test, cancelled.' }), {
  status: 'cancelled',
  cancelledBy: 'organizer',
  cancelReason: 'The park is closed; we are sorry.',
  sequence: 3,
})
const wholeDays = { allDay: 'on', startDate: '2027-06-20', endDate: '2027-06-22', tier: 'city' }

/** Everything that is hard for those who read calendars, in one: what they shall find is in `test/readers/expected.ts`. */
const hardCases = calendarOf(
  [
    ...ZONE_CASES.map(({ id, typed }) => recordOf(fieldsOf(typed), { id })),
    recordOf(fieldsOf({ ...wholeDays, title: 'Whole days' }), { id: 'wholedays0' }),
    recordOf(fieldsOf({ title: 'No end', endTime: '' }), { id: 'noend00000' }),
    recordOf(fieldsOf({ ...LONG, lang: 'fa' }), { id: 'persian000' }),
    recordOf(injecting, { id: 'injection0' }),
    { ...cancelled, id: 'cancelled0' },
  ],
  { lang: 'en', name: 'Hard; cases, all', days: [weekly] },
)

/** Calendars that are hard to get right, by the names of their golden files. */
export const calendars: Record<string, string> = {
  persian: calendarOf([recordOf(persian)], { lang: 'fa', name: 'آکسیون‌های سراسر جهان' }),
  'whole-days': calendarOf([recordOf(fieldsOf(wholeDays))], { lang: 'es' }),
  fold: calendarOf([recordOf(fieldsOf({ startDate: '2027-10-31', startTime: '02:30', endTime: '04:00' }))], {
    lang: 'en',
  }),
  'past-rule': calendarOf(
    [recordOf(fieldsOf({ city: 'Tehran', lat: '', lon: '', startDate: '2021-08-01', tier: 'city' }))],
    { lang: 'en' },
  ),
  cancelled: calendarOf([cancelled], { lang: 'en' }),
  'weekly-day': calendarOf([], { lang: 'en', name: 'Every Tuesday', days: [weekly, range] }),
  injection: calendarOf([recordOf(injecting)], { lang: 'en', name: 'A; B, C\\D' }),
  zones: calendarOf(
    ['Stockholm', 'Berlin', 'Bogotá'].map((city, index) =>
      recordOf(fieldsOf({ city, lat: '', lon: '' }), { id: `zone00000${index}` }),
    ),
    { lang: 'en' },
  ),
  empty: calendarOf([], { lang: 'en', name: 'Nothing yet' }),
  'hard-cases': hardCases,
}
