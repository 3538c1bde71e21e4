import type { ActionRecord } from './action-record.ts'

/**
 * Whether what an action's organizer says is shown before anybody has looked at it: it came through the link of a group that
 * a coordinator trusts. Trust never hangs on a typed name.
 */
export function isTrusted(record: Pick<ActionRecord, 'id'> & { trustedGroupId?: number | null }): boolean {
  return typeof record.trustedGroupId === 'number'
}
