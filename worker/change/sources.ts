import type { ImportDefaults } from '../rules/import-columns.ts'
import { publicUrl, type UrlFault } from '../rules/public-url.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { trySkippedAgain } from '../store/skipped-event-writes.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import type { KeptSource } from '../store/snapshots.ts'
import { deleteSource, insertSource, updateSource } from '../store/source-writes.ts'
import { findSourceNamed, listSources, readSourceEvents, type Source } from '../store/sources.ts'
import { insertVerdict, type NewVerdict } from '../store/verdict-writes.ts'
import type { Change, Outcome } from './change.ts'

/** What is decided of a source; trusting it makes whoever does so the one in whose name its actions appear. */
export type SourceStep = 'pause' | 'resume' | 'remove' | 'trust' | 'distrust' | 'look'
type Deed = SourceStep | 'add' | 'bring'

const DECISIONS: Readonly<Record<Deed, NewVerdict['decision']>> = {
  ...{ pause: 'save', resume: 'save', look: 'save', bring: 'save', remove: 'remove' },
  ...{ trust: 'trust', distrust: 'distrust', add: 'add' },
}

/** Adds a source, looked at with the next run (an `address` null is of a file); logged. Its name and address are its own. */
export async function addSource(
  change: Change,
  coordinatorId: number,
  { name, address, defaults }: { name: string; address: string | null; defaults: ImportDefaults },
): Promise<Result<Source, UrlFault | 'taken'>> {
  const url = address === null ? null : publicUrl(address)
  if (url && !url.ok) return url
  const href = url?.value.href ?? null
  const { db, now } = change
  const others = await listSources(db)
  const known = others.find((each) => each.name === name)
  // A file may come again under its name: what it holds is known by its UIDs.
  if (known && known.url === null && href === null) return ok(known)
  if (known || (href !== null && others.some((each) => each.url === href))) return no('taken')
  const row = { name, url: href, defaults, coordinatorId, dueAt: now, createdAt: now }
  const hash = await hashSecret(JSON.stringify(row))
  const nothing = { of: 'source', name, source: null, events: [] } as const
  await runBatch(db, [insertSource(db, row), ...logged(change, coordinatorId, 'add', nothing, hash)])
  const added = await findSourceNamed(db, name)
  if (!added) throw new Error('a source that was added is not there')
  return ok(added)
}

/**
 * Writes into the log that a coordinator brings a file again under the name of a source that is there: what it changes and ends
 * is done by them, and not by who brought it first.
 */
export async function noteFileAgain(change: Change, coordinatorId: number, source: Source): Promise<Outcome> {
  const hash = await hashSecret(JSON.stringify(source))
  const before = { of: 'source', name: source.name, source, events: [] } as const
  return runBatch(change.db, logged(change, coordinatorId, 'bring', before, hash))
}

/** Does with a source what a coordinator decided; logged, but for a look. */
export async function decideOnSource(
  change: Change,
  coordinatorId: number,
  source: Source,
  step: SourceStep,
): Promise<Outcome> {
  const { db } = change
  const hash = await hashSecret(JSON.stringify(source))
  const statement = carryOut(change, coordinatorId, source, step)
  if (step === 'look') return runBatch(db, [statement, trySkippedAgain(db, source.id)])
  const events = step === 'remove' ? [...(await readSourceEvents(db, source.id)).values()] : []
  const before = { of: 'source', name: source.name, source, events } as const
  return runBatch(db, [statement, ...logged(change, coordinatorId, step, before, hash)])
}

function carryOut({ db, now }: Change, coordinatorId: number, { id }: Source, step: SourceStep): Statement {
  switch (step) {
    case 'remove':
      return deleteSource(db, id)
    case 'pause':
      return updateSource(db, id, { paused: true })
    case 'resume':
      return updateSource(db, id, { paused: false, dueAt: now })
    case 'look':
      return updateSource(db, id, { dueAt: now, etag: null, lastModified: null })
    case 'trust':
      return updateSource(db, id, { trusted: true, coordinatorId, dueAt: now })
    case 'distrust':
      return updateSource(db, id, { trusted: false })
  }
}

/** A statement is a promise to those who wait for it: the hash is made beforehand. */
function logged(
  { db, now }: Change,
  coordinatorId: number,
  deed: Deed,
  before: KeptSource,
  snapshotHash: string,
): [Statement, Statement] {
  const decision = DECISIONS[deed]
  const line = { at: now, coordinatorId, subject: 'source', subjectId: before.name, decision, snapshotHash } as const
  return [insertVerdict(db, line), putSnapshot(db, before)]
}
