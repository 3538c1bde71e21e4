import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { ActionFields } from '../rules/action-fields.ts'
import { revisionAfter, type Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actionDays, actionGroups, actions, actionTexts, days, groups, waitingChanges } from './schema.ts'

/** A row of `actions` as it is inserted. */
export type NewAction = typeof actions.$inferInsert

/** An action as somebody saw it before deciding to change it. */
export type Seen = { id: string; revision: number }

/** A new action. */
export function insertAction(db: Database, row: NewAction): Statement {
  return db.insert(actions).values(row)
}

/**
 * Sets columns of an action if nobody wrote since it was seen (else the batch is refused as stale), and raises its
 * sequence where the public sees the change.
 */
export function updateAction(
  db: Database,
  { id, revision }: Seen,
  columns: Partial<NewAction>,
  { visible }: { visible: boolean },
): Statement {
  const sequence = visible ? { sequence: sql`${actions.sequence} + 1` } : {}
  return db
    .update(actions)
    .set({ ...columns, ...sequence, revision: revisionAfter(revision) })
    .where(eq(actions.id, id))
}

/** An action and all that hangs on it, gone. */
export function deleteAction(db: Database, id: string): Statement {
  return db.delete(actions).where(eq(actions.id, id))
}

/**
 * Replaces an action's original text, days and group names; a name is linked to the group of that folded name, if confirmed.
 * Translations stay, outdated if the original is another one.
 */
export function replaceParts(
  db: Database,
  id: string,
  parts: Pick<ActionFields, 'text' | 'days'> & { groups: { name: string; confirmedAs: string | null }[] },
): Statement[] {
  const { text } = parts
  return [
    ...replaceOriginal(db, id, text),
    db.delete(actionDays).where(eq(actionDays.actionId, id)),
    ...(parts.days.length > 0
      ? [
          db.insert(actionDays).select(
            db
              // The cell is set by the database itself (migrations/0002_places.sql).
              .select({
                actionId: sql<string>`${id}`.as('action_id'),
                dayId: days.id,
                publicCell: sql<null>`null`.as('public_cell'),
              })
              .from(days)
              .where(inArray(days.slug, parts.days)),
          ),
        ]
      : []),
    ...replaceGroups(db, id, parts.groups),
  ]
}

function replaceOriginal(db: Database, id: string, { lang, title, summary }: ActionFields['text']): Statement[] {
  const ofAction = eq(actionTexts.actionId, id)
  const isUnchanged = sql`exists (select 1 from action_texts as before where before.action_id = ${id} and before.original = 1
    and before.lang = ${lang} and before.title = ${title} and before.summary = ${summary})`
  return [
    db
      .update(actionTexts)
      .set({ outdated: true })
      .where(and(ofAction, eq(actionTexts.original, false), sql`not ${isUnchanged}`)),
    db.delete(actionTexts).where(and(ofAction, or(eq(actionTexts.original, true), eq(actionTexts.lang, lang)))),
    db.insert(actionTexts).values({ actionId: id, lang, title, summary, original: true }),
  ]
}

/** Puts a translation of an action's text in place of the one before it. */
export function putActionTranslation(
  db: Database,
  id: string,
  text: { lang: string; title: string; summary: string },
): Statement {
  const { title, summary } = text
  return db
    .insert(actionTexts)
    .values({ actionId: id, ...text, original: false, outdated: false })
    .onConflictDoUpdate({
      target: [actionTexts.actionId, actionTexts.lang],
      set: { title, summary, outdated: false },
    })
}

/** Replaces the names of the groups that call an action. */
export function replaceGroups(
  db: Database,
  id: string,
  named: { name: string; confirmedAs: string | null }[],
): Statement[] {
  return [
    db.delete(actionGroups).where(eq(actionGroups.actionId, id)),
    ...named.map(({ name, confirmedAs }, position) =>
      db.insert(actionGroups).values({
        actionId: id,
        position,
        name,
        groupId:
          confirmedAs === null
            ? null
            : sql`(select ${groups.id} from ${groups} where ${groups.foldedName} = ${confirmedAs})`,
      }),
    ),
  ]
}

/** Makes groups that are not there yet. */
export function insertGroups(db: Database, rows: { slug: string; name: string; foldedName: string }[]): Statement[] {
  return rows.map((row) => db.insert(groups).values(row).onConflictDoNothing({ target: groups.foldedName }))
}

/** Keeps an organizer's edit until a coordinator has looked at it; a later one takes its place. */
export function putWaitingChange(db: Database, id: string, fields: ActionFields, now: number): Statement {
  return db
    .insert(waitingChanges)
    .values({ actionId: id, fields, submittedAt: now })
    .onConflictDoUpdate({ target: waitingChanges.actionId, set: { fields, submittedAt: now } })
}

/** Forgets an edit that waited. */
export function dropWaitingChange(db: Database, id: string): Statement {
  return db.delete(waitingChanges).where(eq(waitingChanges.actionId, id))
}
