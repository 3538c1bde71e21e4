import { and, eq, ne, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { photos, reports } from './schema.ts'
import { merges } from './schema-queue.ts'

/** Remembers that an action is another one; what was merged into it before leads there too. */
export function putMerge(db: Database, mergedId: string, keptId: string, now: number): Statement[] {
  return [
    db.update(merges).set({ keptId, at: now }).where(eq(merges.keptId, mergedId)),
    db.insert(merges).values({ mergedId, keptId, at: now }),
  ]
}

/** Moves photos from one action to another; where that has a poster already, another waits to be looked at. */
export function movePhotos(db: Database, from: string, to: string): Statement {
  const taken = sql`exists (select 1 from photos as other
    where other.action_id = ${to} and other.purpose = 'poster' and other.status = 'published')`
  return db
    .update(photos)
    .set({
      actionId: to,
      status: sql`case when ${photos.purpose} = 'poster' and ${photos.status} = 'published' and ${taken}
        then 'pending' else ${photos.status} end`,
      revision: sql`${photos.revision} + 1`,
    })
    .where(eq(photos.actionId, from))
}

/** Moves a report to another action in a state that is free there. */
export function moveReport(
  db: Database,
  id: string,
  to: string,
  status: (typeof reports.$inferSelect)['status'],
): Statement {
  return db.update(reports).set({ actionId: to, status }).where(eq(reports.id, id))
}

/** An action is no other one any more; what was merged into it before, and went on at `at` (milliseconds), leads to it again. */
export function undoMerge(db: Database, mergedId: string, at: number): Statement[] {
  return [
    db
      .update(merges)
      .set({ keptId: mergedId })
      .where(and(eq(merges.at, at), ne(merges.mergedId, mergedId), sql`${merges.keptId} = (${keptOf(mergedId)})`)),
    db.delete(merges).where(eq(merges.mergedId, mergedId)),
  ]
}

const keptOf = (mergedId: string) => sql`select of.kept_id from merges as of where of.merged_id = ${mergedId}`

/** Brings reports and photos back to the action from which a merge took them. What a photo is, it stays. */
export function bringBack(
  db: Database,
  to: string,
  { reports: ids, photos: keys }: { reports: readonly string[]; photos: readonly string[] },
): Statement[] {
  const listed = (values: readonly string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`
  return [
    // Two of them would not be of one state there: what each was is set after this.
    db
      .update(reports)
      .set({ actionId: to, status: 'replaced' })
      .where(sql`${reports.id} in ${listed(ids)}`),
    db
      .update(photos)
      .set({ actionId: to, revision: sql`${photos.revision} + 1` })
      .where(sql`${photos.key} in ${listed(keys)}`),
  ]
}
