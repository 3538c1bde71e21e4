import type { Coordinator } from '../rules/coordinator.ts'
import { hashSecret } from '../rules/secret.ts'
import { CONFIDENTIAL_EXPORT } from '../rules/verdict-words.ts'
import { runBatch } from '../store/batch.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import type { Change, Outcome } from './change.ts'

/** Writes down who takes out what is hidden, before they do: of a session that was stolen it has to be seen. `asked` is what narrows it. */
export async function logExport(
  { db, now }: Change,
  { id: coordinatorId, scope }: Coordinator,
  asked: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const snapshotHash = await hashSecret(JSON.stringify({ scope, asked }))
  const subject = { subject: 'import', subjectId: CONFIDENTIAL_EXPORT, decision: 'give' } as const
  return runBatch(db, [insertVerdict(db, { at: now, coordinatorId, ...subject, snapshotHash })])
}
