import { counted } from '../plural.ts'

const count = counted('en')

/** The groups that the desk knows, and the trust in each. */
export const groups = {
  title: 'Groups',
  intro: 'Groups that a coordinator has confirmed. One that is trusted has a secret link of its own.',
  none: 'No group yet.',
  trusted: (within: string) => (within ? `Trusted within: ${within}` : 'Trusted'),
  actions: (n: number) => count(n, { one: '# action', other: '# actions' }),
  give: 'Trust it …',
  giveHint:
    'You get a secret link to hand over. What comes through it is published at once, in the name of the group, as far as your own limits go.',
  giveNow: 'Trust it, and make its link',
  itsLink: 'Its link …',
  renewHint: 'The link that the group has stops working at once, either way.',
  renew: 'Make a new link',
  find: 'Name of the group',
  foundNone: 'No group of this name.',
  revoke: 'Trust it no longer',
  linkTitle: (name: string) => `The secret link of ${name}`,
  linkOnce:
    'Copy it now and hand it over yourself, by a way that you trust: it is not shown again. Whoever has it publishes in the name of the group.',
  link: 'Secret link of the group',
  copy: 'Copy',
  copied: 'Copied',
  further: 'Further groups',
  next: 'Go on with the queue',
}
