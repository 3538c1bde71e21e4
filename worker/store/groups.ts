import { and, eq, exists, inArray, or, sql } from 'drizzle-orm'
import type { Scope } from '../rules/coordinator.ts'
import type { Database } from './database.ts'
import { actionGroups, actions, groups } from './schema.ts'
import { ofActionsInScope } from './scope.ts'

/** A group that a coordinator has confirmed at least once. */
export type Group = { slug: string; name: string; foldedName: string }

/**
 * The group of this slug, or null; also null while nothing that it called is public: the name of one whose action was
 * taken down or deleted is nobody's business. The slug stays its own.
 */
export async function findPublicGroup(db: Database, slug: string): Promise<Group | null> {
  const called = db
    .select({ id: actions.id })
    .from(actionGroups)
    .innerJoin(actions, eq(actions.id, actionGroups.actionId))
    .where(and(eq(actionGroups.groupId, groups.id), inArray(actions.status, ['published', 'cancelled'])))
  const [group] = await db
    .select()
    .from(groups)
    .where(and(eq(groups.slug, slug), exists(called)))
    .limit(1)
  return group ?? null
}

/** Whether a group of this slug has ever been confirmed, whatever is public of it now. */
export async function isKnownGroup(db: Database, slug: string): Promise<boolean> {
  const [group] = await db.select({ slug: groups.slug }).from(groups).where(eq(groups.slug, slug)).limit(1)
  return group !== undefined
}

/** The known groups among these folded names, each with the number of its actions within a scope. */
export async function findGroupsNamed(
  db: Database,
  foldedNames: string[],
  scope: Scope = {},
): Promise<(Group & { actions: number })[]> {
  if (foldedNames.length === 0) return []
  return db
    .select({
      slug: groups.slug,
      name: groups.name,
      foldedName: groups.foldedName,
      actions: sql<number>`count(${actionGroups.actionId})`,
    })
    .from(groups)
    .leftJoin(
      actionGroups,
      and(eq(actionGroups.groupId, groups.id), ofActionsInScope(sql`action_groups.action_id`, scope)),
    )
    .where(inArray(groups.foldedName, foldedNames))
    .groupBy(groups.id)
}

/** Which of these slugs are given to a group already. */
export async function takenGroupSlugs(db: Database, slugs: string[]): Promise<Set<string>> {
  const taken = await db
    .select({ slug: groups.slug })
    .from(groups)
    .where(or(...slugs.map((slug) => eq(groups.slug, slug))))
  return new Set(taken.map(({ slug }) => slug))
}
