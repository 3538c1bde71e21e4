import type { ActionFields } from '../rules/action-fields.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { actionRow, recordWith } from '../rules/action-row.ts'
import { belongingOfFields, isInScope } from '../rules/coordinator.ts'
import { divideEdit } from '../rules/edit.ts'
import { fieldsOfRecord } from '../rules/fields-of-record.ts'
import { ok } from '../rules/result.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { dropWaitingChange, putWaitingChange, replaceParts, updateAction } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import { findTrustedGroupOf } from '../store/group-links.ts'
import { closeQuestions } from '../store/questions.ts'
import { type Change, changeAction, type Outcome } from './change.ts'
import { underItsName } from './register-trusted.ts'
import { putWords } from './search.ts'

/** An organizer's edit of an action that its own group's trusted link brought: public at once. */
async function publishAtOnce(change: Change, record: ActionRecord, edited: ActionFields): Promise<Outcome> {
  const { db, now } = change
  return changeAction(change, record, [
    updateAction(db, record, { ...actionRow(edited), publishedAt: now, verdictReason: null }, { visible: true }),
    ...partsOf(db, record, edited),
    ...putWords(db, recordWith(record, edited)),
    dropWaitingChange(db, record.id),
  ])
}

/**
 * Takes an organizer's edit. What was never public, or was refused, is simply changed and waits (again) for a verdict;
 * of what is public only a part shows at once (rules/edit.ts), and the rest waits beside it.
 */
export async function editAction(change: Change, record: ActionRecord, edited: ActionFields): Promise<Outcome> {
  if (record.status !== 'published') return rewriteUnpublished(change, record, edited)
  const { db, now } = change
  const group = await findTrustedGroupOf(db, record)
  // Where it goes to, its group may not be trusted.
  if (group && isInScope(group, belongingOfFields(edited)))
    return publishAtOnce(change, record, underItsName(edited, group))
  const { atOnce, waits } = divideEdit(fieldsOfRecord(record), edited, now)
  if (!atOnce && !waits && !record.waitingChange) return ok(undefined)
  const shown = atOnce ? { ...actionRow(atOnce), publishedAt: now } : {}
  const visible = atOnce !== null
  return changeAction(
    change,
    record,
    [
      updateAction(db, record, shown, { visible }),
      ...(atOnce ? putWords(db, { ...record, ...shown }) : []),
      waits ? putWaitingChange(db, record.id, waits, now) : dropWaitingChange(db, record.id),
    ],
    { visible },
  )
}

function rewriteUnpublished(change: Change, record: ActionRecord, edited: ActionFields): Promise<Outcome> {
  const { db } = change
  return changeAction(change, record, [
    updateAction(db, record, { ...actionRow(edited), status: 'pending', verdictReason: null }, { visible: false }),
    ...partsOf(db, record, edited),
    // Who was asked something has answered by changing it.
    closeQuestions(db, record.id, change.now),
  ])
}

/**
 * Statements that give an action the texts, days and groups of an edit. Linked to a group are the folded names in
 * `confirmed`, where a coordinator has just looked; else those that were before.
 */
export function partsOf(
  db: Change['db'],
  record: ActionRecord,
  fields: ActionFields,
  confirmed?: ReadonlySet<string>,
): Statement[] {
  const linked = confirmed ?? new Set(record.groups.flatMap(({ group }) => (group ? [group.foldedName] : [])))
  const groups = fields.groups.map((name) => {
    const folded = foldName(name)
    return { name, confirmedAs: linked.has(folded) ? folded : null }
  })
  return replaceParts(db, record.id, { ...fields, groups })
}
