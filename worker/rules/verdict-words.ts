import type { Permission } from './coordinator.ts'

/** What a verdict can be about. */
export const VERDICT_SUBJECTS = [
  ...(['action', 'change', 'cancellation', 'report', 'day', 'campaign-text', 'photo'] as const),
  ...([
    'flag',
    'group',
    'translation',
    'notice',
    'person',
    'coordinator',
    'source',
    'import',
    'link',
    'passkey',
  ] as const),
] as const
export type VerdictSubject = (typeof VERDICT_SUBJECTS)[number]

/** What can be decided. */
export const DECISIONS = [
  ...(['publish', 'reject', 'confirm', 'restore', 'save', 'cover', 'remove', 'add'] as const),
  ...([
    'trust',
    'distrust',
    'ask',
    'merge',
    'revert',
    'dismiss',
    'propose',
    'second',
    'give',
    'cancel',
    'enter',
  ] as const),
] as const
export type Decision = (typeof DECISIONS)[number]

/** In the log, as the name of what is given: the table with all that is hidden. Data that come in and go out are one subject. */
export const CONFIDENTIAL_EXPORT = 'export:confidential'

/** What somebody has to be permitted to decide on a subject, or to take such a verdict back. */
export function permissionFor(subject: VerdictSubject): Permission {
  switch (subject) {
    case 'campaign-text':
      return 'settings'
    case 'coordinator':
    case 'passkey':
      return 'team'
    case 'day':
    case 'person':
      return 'day'
    case 'translation':
      return 'translate'
    case 'source':
    case 'import':
      return 'import'
    default:
      return 'verdict'
  }
}
