const number = new Intl.NumberFormat('en')

/** What is said where a page offers its calendar. */
export const subscribe = {
  heading: 'In your calendar',
  explain: 'Subscribe once, and new actions, moves and cancellations arrive by themselves.',
  explainOne: 'Subscribe once: if it moves or is cancelled, your calendar shows it.',
  subscribe: 'Subscribe',
  download: 'Calendar file (.ics)',
  one: 'Add to calendar',
  holds: {
    all: 'Everything, everywhere',
    days: 'The action days themselves',
    day: (title: string) => `Everything of “${title}”`,
    group: (name: string) => `Everything that ${name} calls`,
    person: (name: string) => `Everything for ${name}`,
    place: (name: string) => `Everything in ${name}`,
    kind: (name: string) => `Everything of the kind “${name}”`,
    near: (km: number, place: string) => `What is within ${number.format(km)} km of ${place}`,
    one: (title: string) => `This action alone: ${title}`,
  },
  ofTheView: 'This is around what the map shows. You can also have:',
  hourly: 'Google looks for changes only every 8 to 24 hours, most other programs about once an hour.',
  stepByStep: 'Step by step, for each program',
  inService: 'In an account on the web',
  servicesKnow: 'Google or Microsoft then knows what you subscribe to. On your own device they are not asked.',
  address: 'Address for any other program',
  onPhone: 'Take it to a phone',
  codeLabel: (what: string) => `QR code that opens on a phone: ${what}`,
  codeHint: 'Point the camera of the phone at it. It opens this page there, and one tap subscribes.',
}
