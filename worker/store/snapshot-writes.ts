import { sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { days } from './schema.ts'
import { verdictSnapshots, verdicts } from './schema-desk.ts'
import type { Snapshot } from './snapshots.ts'

/** Keeps what a verdict found, in its own batch behind it: of the last verdict there is, which within a batch is that one. */
export function putSnapshot(db: Database, snapshot: Snapshot): Statement {
  const [actionId, photoKey] = [
    snapshot.of === 'action' ? snapshot.record.id : null,
    snapshot.of === 'photo' ? snapshot.photo.key : null,
  ]
  const dayId = snapshot.of === 'day' ? sql`(select ${days.id} from ${days} where slug = ${snapshot.slug})` : sql`null`
  return db.insert(verdictSnapshots).values({
    verdictId: sql`(select max(id) from ${verdicts})`,
    actionId,
    photoKey,
    dayId,
    snapshot: snapshot.of === 'action' ? { ...snapshot, record: { ...snapshot.record, posters: [] } } : snapshot,
  })
}
