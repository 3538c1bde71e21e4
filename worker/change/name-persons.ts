import type { ActionRecord } from '../rules/action-record.ts'
import { hashSecret } from '../rules/secret.ts'
import { updateAction } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import { setPersonsOfAction, setPersonsOfDay } from '../store/person-writes.ts'
import { listOwnPersons, listPersonsOfDay } from '../store/persons.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import { actionTag, type Change, daySlugTag, type Outcome } from './change.ts'
import { changePersons } from './changed-persons.ts'

/** Makes the line of the log and what it found, of those who were named before: the first two statements of a batch. */
type LogNames = (before: string[]) => Promise<[Statement, Statement]>

/** Says whom a day is for, with its line in the log and whatever else belongs into the same batch. */
export async function setNamesOfDay(
  change: Change,
  day: string,
  slugs: readonly string[],
  { log, extra = [] }: { log: LogNames; extra?: readonly Statement[] },
): Promise<Outcome> {
  const { db } = change
  const before = (await listPersonsOfDay(db, day)).map(({ slug }) => slug)
  return changePersons(change, {
    slugs: [...before, ...slugs],
    statements: [...(await log(before)), ...setPersonsOfDay(db, day, slugs), ...extra],
    tags: [daySlugTag(day)],
  })
}

/** The same of an action, besides those whom its days are for; `stale` where it has changed since it was seen. */
export async function setNamesOfAction(
  change: Change,
  record: ActionRecord,
  slugs: readonly string[],
  { log, extra = [] }: { log: LogNames; extra?: readonly Statement[] },
): Promise<Outcome> {
  const { db } = change
  const { id } = record
  const before = await listOwnPersons(db, id)
  const names = [updateAction(db, record, {}, { visible: false }), ...setPersonsOfAction(db, id, slugs)]
  return changePersons(change, {
    slugs: [...before, ...slugs],
    statements: [...(await log(before)), ...names, ...extra],
    tags: [actionTag(id)],
  })
}

/** A coordinator says whom a day is for. */
export function namePersonsOfDay(
  change: Change,
  coordinatorId: number,
  day: string,
  slugs: readonly string[],
): Promise<Outcome> {
  const { db, now } = change
  const log: LogNames = async (before) => {
    const snapshotHash = await hashSecret(JSON.stringify(before))
    const line = { at: now, coordinatorId, subject: 'day', subjectId: day, decision: 'save', snapshotHash } as const
    return [insertVerdict(db, line), putSnapshot(db, { of: 'persons-of-day', slug: day, persons: before })]
  }
  return setNamesOfDay(change, day, slugs, { log })
}

/** A coordinator says whom an action is for; `stale` as setNamesOfAction. */
export function namePersonsOfAction(
  change: Change,
  coordinatorId: number,
  record: ActionRecord,
  slugs: readonly string[],
): Promise<Outcome> {
  const { db, now } = change
  const { id } = record
  const log: LogNames = async (before) => {
    const snapshotHash = await hashSecret(JSON.stringify(before))
    const line = { at: now, coordinatorId, subject: 'action', subjectId: id, decision: 'save', snapshotHash } as const
    return [insertVerdict(db, line), putSnapshot(db, { of: 'persons-of-action', actionId: id, persons: before })]
  }
  return setNamesOfAction(change, record, slugs, { log })
}
