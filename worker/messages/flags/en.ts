import { counted } from '../plural.ts'

const count = counted('en')

/** What visitors say is wrong, and how the desk speaks of it. */
export const flag = {
  link: 'Something is wrong here',
  title: 'What is wrong here?',
  about: 'About',
  intro: 'Tell the coordinators. Nobody learns who you are, and nothing is hidden by it: somebody will look.',
  reason: 'Reason',
  reasons: {
    'not-real': 'This action does not exist',
    'wrong-facts': 'The place, the time or something else is wrong',
    danger: 'It puts people in danger',
    private: 'It shows or names somebody who has not agreed',
    hate: 'It calls for hatred or violence',
    other: 'Something else',
  },
  text: 'In a few words',
  textHint: 'Please name nobody.',
  send: 'Tell the coordinators',
  thanks: 'Thank you',
  thanksText: 'A coordinator will look at it.',
  desk: {
    title: 'Flags',
    intro: 'What visitors say is wrong, the most often flagged first. A flag hides nothing.',
    empty: 'Nothing is flagged.',
    count: (n: number) => count(n, { one: 'flagged once', other: 'flagged # times' }),
    dismiss: 'Nothing is wrong',
    dismissAll: (n: number) => count(n, { one: 'Nothing is wrong with it', other: 'Nothing is wrong with these #' }),
    next: 'The next ones',
    decide: 'Look and decide',
  },
}
