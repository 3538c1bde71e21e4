/** What is said where an action is added after it took place, with its report. */
export const late = {
  link: 'It is over already? Add it and tell how it was.',
  title: 'Add a past action',
  intro:
    'An action of the last year that was never registered, with its report. A coordinator looks at both before they appear. Photos can be added afterwards, with the secret link.',
  summary: 'What it was',
  summaryHint: 'One or two sentences.',
  how: 'How it was',
  emailHint:
    'Optional and never public. It is kept encrypted, serves only for this action, and is deleted 30 days from now.',
  send: 'Add the action and its report',
}
