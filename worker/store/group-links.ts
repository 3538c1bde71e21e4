import { and, asc, eq, exists, gt, isNull, type SQL, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import { belongingOf, isInScope, isLimited, type Scope } from '../rules/coordinator.ts'
import type { FlagReason } from '../rules/flag.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import type { Group } from './groups.ts'
import { actionGroups, actions, groups } from './schema.ts'
import { groupLinks, trustedActions } from './schema-queue.ts'
import { flags } from './schema-safety.ts'
import { actionsInScope } from './scope.ts'

/** A group that holds a secret link, and the scope within which it is trusted: that of whoever gave it the link. */
export type TrustedGroup = Group & { id: number; scope: Scope }

/** A group in the desk's list; `within` is the scope of its link, null where it has none. */
export type ListedGroup = Group & { id: number; actions: number; within: Scope | null }

const works = isNull(groupLinks.revokedAt)
const TRUSTED = {
  id: groups.id,
  slug: groups.slug,
  name: groups.name,
  foldedName: groups.foldedName,
  scope: groupLinks.scope,
}

/** The group whose secret link has this hash, or null where it is unknown or revoked. */
export async function findGroupByLink(db: Database, linkHash: string): Promise<TrustedGroup | null> {
  const [group] = await db
    .select(TRUSTED)
    .from(groupLinks)
    .innerJoin(groups, eq(groups.id, groupLinks.groupId))
    .where(and(eq(groupLinks.linkHash, linkHash), works))
  return group ?? null
}

/** The group through whose link an action came, if it is trusted to this day with what the action belongs to; else null. */
export async function findTrustedGroupOf(db: Database, record: ActionRecord): Promise<TrustedGroup | null> {
  const [group] = await db
    .select(TRUSTED)
    .from(trustedActions)
    .innerJoin(groupLinks, and(eq(groupLinks.groupId, trustedActions.groupId), works))
    .innerJoin(groups, eq(groups.id, trustedActions.groupId))
    .where(eq(trustedActions.actionId, record.id))
    .limit(1)
  return group && isInScope(group, belongingOf(record)) ? group : null
}

/** Ends the link of the group of this folded name, if it has one. */
export function revokeGroupLink(db: Database, foldedName: string, now: number): Statement {
  return db
    .update(groupLinks)
    .set({ revokedAt: now })
    .where(and(sql`${groupLinks.groupId} = (${idOf(foldedName)})`, works))
}

/**
 * Gives the group of this folded name a link (its hash) within the scope that a coordinator has, after revokeGroupLink in the
 * same batch.
 */
export function insertGroupLink(
  db: Database,
  foldedName: string,
  { linkHash, coordinatorId, now }: { linkHash: string; coordinatorId: number; now: number },
): Statement {
  const scope: SQL<Scope> = sql`(select json_group_object(kind, json(listed)) from
    (select kind, json_group_array(value) as listed from coordinator_scopes where coordinator_id = ${coordinatorId}
      group by kind))`
  return db.insert(groupLinks).values({ linkHash, groupId: sql`(${idOf(foldedName)})`, scope, createdAt: now })
}

/** When the link was given that works for the group of this folded name (milliseconds); null where none does. */
export async function findWorkingLink(db: Database, foldedName: string): Promise<number | null> {
  const [link] = await db
    .select({ createdAt: groupLinks.createdAt })
    .from(groupLinks)
    .where(and(sql`${groupLinks.groupId} = (${idOf(foldedName)})`, works))
  return link?.createdAt ?? null
}

/** Has the link of a group work again that was given at a moment, if it is still known; after revokeGroupLink in the same batch. */
export function restoreGroupLink(db: Database, foldedName: string, givenAt: number): Statement {
  const last = sql`(select of.link_hash from group_links as of where of.group_id = (${idOf(foldedName)})
    and of.created_at = ${givenAt} order by of.revoked_at desc limit 1)`
  return db.update(groupLinks).set({ revokedAt: null }).where(eq(groupLinks.linkHash, last))
}

/**
 * Flags what came through the link of a group from a moment on (milliseconds) and everybody sees, at `now`: nobody had looked at
 * it, and now somebody has to.
 */
export function flagWhatItBrought(
  db: Database,
  foldedName: string,
  { since, now }: { since: number; now: number },
): Statement {
  const brought = sql`select 'action:' || id, ${'not-real' satisfies FlagReason}, id, null, 1, ${now}, ${now}
    from trusted_actions join actions on actions.id = action_id
    where group_id = (${idOf(foldedName)}) and created_at >= ${since} and status in ('published', 'cancelled')`
  return db
    .insert(flags)
    .select(brought)
    .onConflictDoUpdate({ target: [flags.item, flags.reason], set: { count: sql`${flags.count} + 1`, lastAt: now } })
}

/** Notes that an action came through its group's own link. */
export function insertTrustedAction(db: Database, actionId: string, groupId: number): Statement {
  return db.insert(trustedActions).values({ actionId, groupId })
}

function idOf(foldedName: string): SQL {
  return sql`select id from groups where folded_name = ${foldedName}`
}

/**
 * Groups from behind a number on, by number: those that have called something within a scope, and how much; with `named`, a
 * folded part of a name or of its Latin letters, only these.
 */
export function listGroups(
  db: Database,
  scope: Scope,
  { after, limit, named = '' }: { after: number; limit: number; named?: string },
): Promise<ListedGroup[]> {
  const isNamed = sql`(instr(${groups.foldedName}, ${named}) > 0 or instr(replace(${groups.slug}, '-', ''), ${named}) > 0)`
  const called = (what: SQL<number>) =>
    db
      .select({ what })
      .from(actionGroups)
      .innerJoin(actions, eq(actions.id, actionGroups.actionId))
      .where(and(sql`${actionGroups.groupId} = groups.id`, actionsInScope(scope)))
  return db
    .select({
      id: groups.id,
      slug: groups.slug,
      name: groups.name,
      foldedName: groups.foldedName,
      actions: sql<number>`(${called(sql`count(*)`)})`,
      within: sql<Scope | null>`(select scope from group_links where group_links.group_id = groups.id
        and revoked_at is null)`.mapWith(groupLinks.scope),
    })
    .from(groups)
    .where(
      and(gt(groups.id, after), named ? isNamed : undefined, isLimited(scope) ? exists(called(sql`1`)) : undefined),
    )
    .orderBy(asc(groups.id))
    .limit(limit)
}

/** The group of this slug, if it has called something within a scope; else null. */
export async function findGroupInScope(db: Database, scope: Scope, slug: string): Promise<ListedGroup | null> {
  const [found] = await db.select({ id: groups.id }).from(groups).where(eq(groups.slug, slug))
  const [group] = found ? await listGroups(db, scope, { after: found.id - 1, limit: 1 }) : []
  return group && group.id === found?.id ? group : null
}
