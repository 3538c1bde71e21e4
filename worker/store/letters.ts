import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { type Coordinator, isPermitted } from '../rules/coordinator.ts'
import type { Database } from './database.ts'
import { actionTexts, outbox } from './schema.ts'
import { ofActionsInScope } from './scope.ts'

/** A letter as the desk lists it: what it is about, if that is an action, and how far it is. Milliseconds since 1970 UTC. */
export type ListedLetter = typeof outbox.$inferSelect & { title: string | null; lang: string | null }

/** The letters that a coordinator may know of: those that need one first, then the latest. */
export async function listLetters(db: Database, coordinator: Coordinator, limit: number): Promise<ListedLetter[]> {
  const [inTrouble, latest] = await Promise.all([
    read(db, coordinator, inArray(outbox.status, ['perhaps', 'failed']), limit),
    read(db, coordinator, undefined, limit),
  ])
  const troubled = new Set(inTrouble.map(({ id }) => id))
  return [...inTrouble, ...latest.filter(({ id }) => !troubled.has(id))].slice(0, limit)
}

/** One of them, or null. */
export async function findLetter(db: Database, coordinator: Coordinator, id: number): Promise<ListedLetter | null> {
  const [letter] = await read(db, coordinator, eq(outbox.id, id), 1)
  return letter ?? null
}

async function read(
  db: Database,
  coordinator: Coordinator,
  where: SQL | undefined,
  limit: number,
): Promise<ListedLetter[]> {
  const rows = await db
    .select({ letter: outbox, title: actionTexts.title, lang: actionTexts.lang })
    .from(outbox)
    .leftJoin(actionTexts, and(eq(actionTexts.actionId, outbox.actionId), eq(actionTexts.original, true)))
    .where(and(where, mayKnow(coordinator)))
    .orderBy(desc(outbox.id))
    .limit(limit)
  return rows.map(({ letter, title, lang }) => ({ ...letter, title, lang }))
}

/** Letters about actions that are theirs; of those to coordinators their own, unless they say who the coordinators are. */
function mayKnow(coordinator: Coordinator): SQL | undefined {
  const about = ofActionsInScope(sql`${outbox.actionId}`, coordinator.scope)
  const own = isPermitted(coordinator, 'team') ? sql`true` : eq(outbox.coordinatorId, coordinator.id)
  return or(and(sql`${outbox.actionId} is not null`, about), and(sql`${outbox.coordinatorId} is not null`, own))
}
