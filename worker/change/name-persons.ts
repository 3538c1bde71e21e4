import type { ActionRecord } from '../rules/action-record.ts'
import { hashSecret } from '../rules/secret.ts'
import { updateAction } from '../store/action-writes.ts'
import { setPersonsOfAction, setPersonsOfDay } from '../store/person-writes.ts'
import { listOwnPersons, listPersonsOfDay } from '../store/persons.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import { actionTag, type Change, daySlugTag, type Outcome } from './change.ts'
import { changePersons } from './changed-persons.ts'

/** Says whom a day is for. */
export async function namePersonsOfDay(
  change: Change,
  coordinatorId: number,
  day: string,
  slugs: readonly string[],
): Promise<Outcome> {
  const { db, now } = change
  const before = (await listPersonsOfDay(db, day)).map(({ slug }) => slug)
  const snapshotHash = await hashSecret(JSON.stringify(before))
  const log = { at: now, coordinatorId, subject: 'day', subjectId: day, decision: 'save', snapshotHash } as const
  return changePersons(change, {
    slugs: [...before, ...slugs],
    statements: [
      insertVerdict(db, log),
      putSnapshot(db, { of: 'persons-of-day', slug: day, persons: before }),
      ...setPersonsOfDay(db, day, slugs),
    ],
    tags: [daySlugTag(day)],
  })
}

/** Says whom an action is for, besides those whom its days are for; `stale` where it has changed since it was seen. */
export async function namePersonsOfAction(
  change: Change,
  coordinatorId: number,
  record: ActionRecord,
  slugs: readonly string[],
): Promise<Outcome> {
  const { db, now } = change
  const { id } = record
  const before = await listOwnPersons(db, id)
  const snapshotHash = await hashSecret(JSON.stringify(before))
  const log = { at: now, coordinatorId, subject: 'action', subjectId: id, decision: 'save', snapshotHash } as const
  return changePersons(change, {
    slugs: [...before, ...slugs],
    statements: [
      insertVerdict(db, log),
      putSnapshot(db, { of: 'persons-of-action', actionId: id, persons: before }),
      updateAction(db, record, {}, { visible: false }),
      ...setPersonsOfAction(db, id, slugs),
    ],
    tags: [actionTag(id)],
  })
}
