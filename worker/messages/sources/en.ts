import { counted } from '../plural.ts'

const count = counted('en')

/** What is said of the calendars of partners. */
export const sources = {
  title: 'Calendars of partners',
  intro:
    'A calendar of a partner (Mobilizon, Gancio, Google, any ICS address). What is new in it waits in the queue, what changes there changes here, and what disappears is a cancellation for you to confirm.',
  name: 'What it is called',
  url: 'Its address (https://…)',
  urlHint:
    'At Mobilizon and Gancio the ICS link of a group or of the site; at Google the public address in iCal format.',
  file: 'Or a file, once (.ics)',
  add: 'Add',
  none: 'No calendar has been added yet.',
  onceAsFile: 'Came as a file',
  trusted: 'Trusted: shows at once',
  hasLeft: 'Whoever added or trusted it has left: what is new waits',
  paused: 'Paused',
  neverRead: 'Not read yet',
  readAt: 'Last read',
  nextAt: 'Next',
  look: 'Look now',
  pause: 'Pause',
  resume: 'Go on',
  remove: 'Remove',
  removeHint: 'Its actions stay as they are.',
  trust: 'Trust: show its actions without a verdict',
  distrust: 'No longer trust',
  events: (events: number) => count(events, { one: '# action came of it', other: '# actions came of it' }),
  skipped: (events: number) => count(events, { one: '# event was not taken', other: '# events were not taken' }),
  skippedHint:
    'All others were. Tell the partner, or register these by hand. What is already here of them stays, and is not taken for gone.',
  triedAgain: 'They are tried again when they change, once a day, and with “Look now”.',
  moreSkipped: (events: number) => count(events, { one: 'and # more', other: 'and # more' }),
  noTitle: 'Without a title',
  reasons: {
    unreadable: 'It is not written as the calendar format wants it.',
    noStart: 'It does not say when it begins.',
    noUid: 'It has no UID, so that it could not be known again.',
    rule: 'How it comes again cannot be followed.',
    tooMany: 'The calendar has more than 500 events ahead.',
    notYours: 'It is not within your limits.',
    notEnded: 'Its cancellation is not within your limits, or begins so soon that it takes two coordinators.',
  },
  gone: (name: string) => `No longer in the calendar of ${name}.`,
  failures: {
    address: 'This address is not public.',
    redirects: 'It sends us on and on.',
    status: 'It does not answer as it should.',
    unreachable: 'It cannot be reached.',
    'too-large': 'It is larger than 2 MB.',
    'no-calendar': 'What came is no whole calendar.',
  },
  faults: {
    notAUrl: 'This is no address.',
    notHttps: 'The address has to begin with https://.',
    notPublic: 'Only public addresses with a name are fetched.',
    taken: 'There is a calendar of this name or address already.',
    noCalendar: 'This file is no whole calendar of at most 2 MB.',
    nothing: 'Give an address or a file.',
  },
}
