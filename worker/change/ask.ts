import type { ActionRecord } from '../rules/action-record.ts'
import { updateAction } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import { putAnswer, putQuestion } from '../store/questions.ts'
import { putLetter } from '../store/verdict-writes.ts'
import { type Change, changeAction, type Outcome } from './change.ts'

/** An organizer answers what a coordinator has asked of an action that waits; `stale` where it waits no more. */
export async function answerQuestion(change: Change, record: ActionRecord, answer: string): Promise<Outcome> {
  if (record.status !== 'pending') return { ok: false, error: 'stale' }
  const { db, now } = change
  // Who decides has to have seen the answer: the action is another one by it.
  const statements = [updateAction(db, record, {}, { visible: false }), putAnswer(db, record.id, answer, now)] as const
  return changeAction(change, record, [...statements], { visible: false })
}

/** Statements that ask an organizer something; null where the action waits no more. */
export function askOrganizer({ db, now }: Change, record: ActionRecord, question: string): Statement[] | null {
  if (record.status !== 'pending') return null
  return [
    updateAction(db, record, {}, { visible: false }),
    ...putQuestion(db, record.id, question, now),
    putLetter(db, record.id, 'question', now),
  ]
}
