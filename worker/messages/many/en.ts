import { counted } from '../plural.ts'

const count = counted('en')

/** Ways to tick much of what waits at once, to be decided on together. */
export const many = {
  open: 'Decide on many of these',
  all: (n: number) => count(n, { one: 'Tick the one shown', other: 'Tick all # shown' }),
  most: (n: number) => count(n, { one: 'Show and tick the # that waits', other: 'Show and tick # that wait' }),
  none: 'Tick none',
  ticked: (n: number) =>
    count(n, {
      one: '# is ticked. Take the tick off what you have not looked at.',
      other: '# are ticked. Take the tick off what you have not looked at.',
    }),
}
