import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { keepObject } from './photo-writes.ts'
import { days } from './schema.ts'
import { verdictSnapshots, verdicts } from './schema-desk.ts'
import { keptObjects } from './schema-taken-back.ts'
import type { Snapshot } from './snapshots.ts'

/** Of the last verdict there is, which within its batch is the one that the batch logs. */
const LAST: SQL<number> = sql`(select max(id) from ${verdicts})`

/** Keeps what a verdict found, in its own batch behind it. */
export function putSnapshot(db: Database, snapshot: Snapshot): Statement {
  const { actionId = null, photoKey = null, day = null } = ownerOf(snapshot)
  return db.insert(verdictSnapshots).values({
    verdictId: LAST,
    actionId,
    photoKey,
    dayId: day === null ? sql`null` : sql`(select ${days.id} from ${days} where slug = ${day})`,
    // Posters may be removed without it, and notices are forgotten sooner: neither comes back with an action.
    snapshot:
      snapshot.of === 'action' ? { ...snapshot, record: { ...snapshot.record, posters: [], notices: [] } } : snapshot,
  })
}

/** Statements by which an object that nothing names any more stays as long as what the last verdict found, behind putSnapshot. */
export function keepObjectWithSnapshot(db: Database, object: string): Statement[] {
  return [keepObject(db, object), db.insert(keptObjects).values({ object, verdictId: LAST })]
}

/** An object is kept with a snapshot no more: a row that names it has to keep it, behind this. */
export function releaseObject(db: Database, object: string): Statement {
  return db.delete(keptObjects).where(eq(keptObjects.object, object))
}

/** Objects that are kept with what verdicts on a person found are kept no more. */
export function releaseObjectsOfPerson(db: Database, slug: string): Statement {
  return db.delete(keptObjects).where(
    inArray(
      keptObjects.verdictId,
      db
        .select({ id: verdicts.id })
        .from(verdicts)
        .where(and(eq(verdicts.subject, 'person'), eq(verdicts.subjectId, slug))),
    ),
  )
}

/** Whether an object that nothing names any more is kept with what some verdict found. */
export async function isObjectKept(db: Database, object: string): Promise<boolean> {
  const rows = await db.select().from(keptObjects).where(eq(keptObjects.object, object)).limit(1)
  return rows.length > 0
}

/** What a snapshot goes with: an action, a photo, a day (its slug). What is about none of these goes by its age. */
function ownerOf(snapshot: Snapshot): { actionId?: string; photoKey?: string; day?: string } {
  switch (snapshot.of) {
    case 'action':
      return { actionId: snapshot.record.id }
    case 'photo':
      return { photoKey: snapshot.photo.key }
    case 'notices':
    case 'persons-of-action':
      return { actionId: snapshot.actionId }
    case 'translation':
      return snapshot.thing.of === 'day' ? { day: snapshot.thing.id } : { actionId: snapshot.thing.id }
    case 'day':
    case 'persons-of-day':
    case 'kit-file':
      return { day: snapshot.slug }
    default:
      return {}
  }
}
