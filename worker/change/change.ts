import type { ActionRecord } from '../rules/action-record.ts'
import type { Result } from '../rules/result.ts'
import { type Refusal, runBatch, type Statement } from '../store/batch.ts'
import type { Database } from '../store/database.ts'
import { forgetPlaces, rememberPlaces } from '../store/moves.ts'
import { raiseLeft, raiseSelections } from '../store/selection-writes.ts'
import { buryAction, unburyAction } from '../store/tombstones.ts'
import { renewEventsOf } from './vevents.ts'

/** What every change needs: the database, the private bucket, the moment and a way to forget cached pages. */
export type Change = {
  db: Database
  bucket: R2Bucket
  contactKey: string
  /** Milliseconds since 1970 UTC. */
  now: number
  /** Forgets what is cached under these tags; answers at once, works behind the response. */
  purge: (tags: string[]) => void
}

/** Done, or why nothing was written. */
export type Outcome = Result<undefined, Refusal>

/** The tag of everything that lists actions. */
export const LIST_TAG = 'list'

/** The tag of one action's own page and calendar. */
export function actionTag(id: string): string {
  return `action:${id}`
}

/** The tag of one day's page and calendar. */
export function daySlugTag(slug: string): string {
  return `day:${slug}`
}

/**
 * Changes an action in one batch that also raises the revision of every selection that it leaves, enters or stays in and
 * remembers for calendars what is not public any more, or moves; makes its VEVENTs anew, and forgets every cached page that shows it; of a change that is not `visible` in lists, its own page alone.
 */
export async function changeAction(
  { db, now, purge }: Change,
  { id, days }: Pick<ActionRecord, 'id' | 'days'>,
  statements: [Statement, ...Statement[]],
  { visible }: { visible: boolean } = { visible: true },
): Promise<Outcome> {
  // Whoever holds a link could otherwise keep all that lies ready from ever being read.
  const bracketed = (): [Statement, ...Statement[]] => [
    raiseLeft(db, id),
    raiseSelections(db, id),
    ...buryAction(db, id, now),
    rememberPlaces(db, id, now),
    ...statements,
    raiseSelections(db, id),
    unburyAction(db, id),
    forgetPlaces(db, id),
  ]
  const outcome = await runBatch(db, visible ? bracketed() : statements)
  // The change stands whatever becomes of these: whoever reads a calendar makes what is missing.
  if (outcome.ok) await renewEventsOf(db, id, now).catch(console.error)
  if (outcome.ok) purge([actionTag(id), ...(visible ? [LIST_TAG, ...days.map(({ day }) => daySlugTag(day.slug))] : [])])
  return outcome
}
