import { counted } from '../plural.ts'

const count = counted('en')

/** What one coordinator alone does not decide, and the answer of another. */
export const second = {
  title: 'These wait for a second coordinator',
  one: 'A second coordinator is needed',
  proposedBy: (name: string, when: string) => `${name} decided it on ${when}.`,
  late: 'It changes the place or the hour of what begins within 48 hours.',
  cancels: 'It cancels what begins within 48 hours, or has begun.',
  merges:
    'It leads everybody who wants to come to what begins within 48 hours to another place or hour: that of another action.',
  announces: 'It announces again what its organizer has cancelled, and what begins within 48 hours.',
  takesBack:
    'It takes back what was decided on what begins within 48 hours: people are led elsewhere, or it is announced again, or cancelled.',
  after: 'As it would be then',
  leadsTo: (title: string) => `It leads to “${title}”`,
  finer: 'It shows more of the place than the campaign’s cap allows.',
  many: (n: number) => count(n, { one: '# item at once', other: '# items at once' }),
  agree: 'I agree: do it',
  refuse: 'Do not do it',
  takeBack: 'Take the proposal back',
  alone: 'Go on alone',
  aloneFrom: (when: string) => `If nobody answers, you can go on alone from ${when}, and the log will say so.`,
  neverAlone: 'This always takes two.',
  proposeFiner: 'Show it all the same: a second coordinator has to agree',
  invited:
    'You cannot be the second one here: one of you two let the other one in within the last seven days. Somebody else has to look at it.',
  look: 'Look at it',
}
