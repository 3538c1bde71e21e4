import type { PublicAction } from './public-action.ts'

/** Where in time an action stands, as its marker and its card show it. */
export type MapState = 'coming' | 'today' | 'past' | 'cancelled'

type Timed = { status: PublicAction['status']; when: Pick<PublicAction['when'], 'startsAt' | 'endsAt'> }

/** Where in time an action stands at `now`; all moments in milliseconds since 1970 UTC. */
export function stateOf({ status, when }: Timed, now: number): MapState {
  return stateAt({ cancelled: status === 'cancelled', ...when }, now)
}

/** The same of what a map knows of an action. */
export function stateAt(
  { cancelled, startsAt, endsAt }: { cancelled: boolean; startsAt: number; endsAt: number },
  now: number,
): MapState {
  if (cancelled) return 'cancelled'
  if (now >= endsAt) return 'past'
  return now >= startsAt ? 'today' : 'coming'
}

/** Whether a map draws it: what was cancelled is of no use to anybody once it is over. */
export function isDrawn({ cancelled, endsAt }: { cancelled: boolean; endsAt: number }, now: number): boolean {
  return !cancelled || endsAt > now
}
