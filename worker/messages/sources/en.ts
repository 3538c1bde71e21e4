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
  refused: (events: number) =>
    count(events, {
      one: '# event could not be taken: its place or its hours are not clear',
      other: '# events could not be taken: their place or their hours are not clear',
    }),
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
