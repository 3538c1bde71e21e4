import type { Coordinator } from '../rules/coordinator.ts'
import { hashSecret } from '../rules/secret.ts'
import type { Decision, VerdictSubject } from '../rules/verdict-words.ts'
import type { NewVerdict } from '../store/verdict-writes.ts'
import type { Change } from './change.ts'

/** How the log names a run. */
export function runName(id: number): string {
  return `run:${id}`
}

/** A line of the log, of what was on the table. */
export async function lineOf(
  { now }: Pick<Change, 'now'>,
  { id: coordinatorId }: Pick<Coordinator, 'id'>,
  of: { subject: VerdictSubject; subjectId: string; decision: Decision },
): Promise<NewVerdict> {
  return { at: now, coordinatorId, ...of, snapshotHash: await hashSecret(JSON.stringify(of)) }
}
