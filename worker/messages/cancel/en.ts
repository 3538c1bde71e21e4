/** What a coordinator cancels in an organizer's place; a reason is read by everybody. */
export const cancelled = {
  button: 'Cancel it',
  hint: 'For what people know of and must not come to. Its page stays and says so, calendars show it as cancelled, and the organizer gets a letter if they left an address.',
  label: 'Reason, for everybody',
  labelHint:
    'It stands on the page and in calendars, and in the letter. Name no place and no person that is not public.',
  notTakenDown:
    'For what nobody is to see again. Its page goes, and the reason goes to the organizer alone. If people only have to know that it does not take place, cancel it instead.',
  reasons: {
    'called-off': 'Its organizers have told us that it does not take place.',
    unsafe: 'It would not be safe to come.',
    unconfirmed: 'We could not confirm that it takes place. Please do not come.',
  },
  title: 'A coordinator cancelled your action',
  next: 'It cannot be changed any more. If it takes place at another time, register it again for that date. If this is a mistake, write to the coordinators; they can put it back.',
  contact: 'How to reach the coordinators',
}
