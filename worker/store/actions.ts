import { eq, inArray, type SQL } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { LinkKind } from '../rules/organizer-link.ts'
import type { Database } from './database.ts'
import { actions } from './schema.ts'
import { organizerLinks } from './schema-organizers.ts'

/** The action of this id in whatever state, or null. */
export async function findAction(db: Database, id: string): Promise<ActionRecord | null> {
  const [record] = await readRecords(db, { where: eq(actions.id, id), limit: 1 })
  return record ?? null
}

/** The actions of these ids in whatever state; at most as many as one query has parameters. */
export async function listActionsNamed(db: Database, ids: readonly string[]): Promise<ActionRecord[]> {
  return ids.length === 0 ? [] : readRecords(db, { where: inArray(actions.id, [...ids]), limit: ids.length })
}

/** An action through one of its links, with whose link it was. */
export type HeldAction = { record: ActionRecord; kind: LinkKind }

/** The action that a link with this hash opens, or null: every link is looked for here and nowhere else. */
export async function findActionByLinkHash(db: Database, linkHash: string): Promise<HeldAction | null> {
  const [own] = await readRecords(db, { where: eq(actions.linkHash, linkHash), limit: 1 })
  if (own) return { record: own, kind: 'organizer' }
  const [shared] = await db
    .select({ actionId: organizerLinks.actionId, kind: organizerLinks.kind })
    .from(organizerLinks)
    .where(eq(organizerLinks.linkHash, linkHash))
  const record = shared ? await findAction(db, shared.actionId) : null
  return shared && record ? { record, kind: shared.kind } : null
}

/** Reads whole records. Lists of them are small enough for one query with its neighbours as JSON. */
export async function readRecords(
  db: Database,
  { where, limit, orderBy = [] }: { where: SQL | undefined; limit: number; orderBy?: SQL[] },
): Promise<ActionRecord[]> {
  const records = await db.query.actions.findMany({
    columns: { linkHash: false },
    where,
    limit,
    orderBy,
    with: {
      texts: { columns: { actionId: false }, orderBy: (text, by) => [by.desc(text.original), by.asc(text.lang)] },
      days: {
        columns: {},
        orderBy: (inDay, by) => [by.asc(inDay.dayId)],
        with: {
          day: {
            columns: { slug: true },
            with: {
              texts: {
                columns: { lang: true, title: true, original: true },
                where: (text, by) => by.eq(text.outdated, false),
                // As they lie: any other order would be read twice.
                orderBy: (text, by) => [by.asc(text.lang)],
              },
            },
          },
        },
      },
      groups: {
        columns: { name: true },
        orderBy: (group, by) => [by.asc(group.position)],
        with: { group: { columns: { slug: true, foldedName: true } } },
      },
      reports: {
        columns: { actionId: false, createdAt: false },
        with: { texts: { columns: { reportId: false } } },
        where: (report, by) => by.inArray(report.status, ['pending', 'published', 'rejected']),
        orderBy: (report, by) => [by.asc(report.createdAt)],
      },
      waitingChange: { columns: { actionId: false } },
      notices: {
        columns: { id: true, status: true, lang: true, text: true, until: true, reason: true },
        // In the words of the index `notices_of_an_action`.
        where: (notice, { sql }) => sql`${notice.status} <> 'over'`,
      },
      photos: {
        columns: { key: true, lang: true, width: true, height: true, description: true, credit: true, licence: true },
        where: (photo, by) => by.and(by.eq(photo.purpose, 'poster'), by.eq(photo.status, 'published')),
      },
    },
  })
  return records.map(({ photos, notices, ...record }) => ({
    ...record,
    posters: photos,
    // The query leaves out those that are over.
    notices: notices.flatMap(({ status, ...notice }) => (status === 'over' ? [] : [{ status, ...notice }])),
  }))
}
