import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { LaterVerdict } from '../rules/standing.ts'
import type { LoggedVerdict } from '../rules/verdict-chain.ts'
import type { Database } from './database.ts'
import { verdicts } from './schema-desk.ts'

/** More verdicts on one thing than there ever are. */
const VERDICTS_ON_ONE = 500
/** What is decided on an action and its parts has one number: that of the action. Its notices are in nobody's way. */
const OF_AN_ACTION = ['action', 'change', 'cancellation', 'report'] as const

/** All later verdicts on what one verdict is about, the first first. */
export function listLater(
  db: Database,
  { id, subject, subjectId }: Pick<LoggedVerdict, 'id' | 'subject' | 'subjectId'>,
): Promise<LaterVerdict[]> {
  const same = OF_AN_ACTION.some((each) => each === subject)
    ? inArray(verdicts.subject, [...OF_AN_ACTION])
    : eq(verdicts.subject, subject)
  const { reverts } = verdicts
  return db
    .select({ id: verdicts.id, subject: verdicts.subject, decision: verdicts.decision, reverts })
    .from(verdicts)
    .where(and(eq(verdicts.subjectId, subjectId), gt(verdicts.id, id), same, isOnTheSame(id)))
    .orderBy(asc(verdicts.id))
    .limit(VERDICTS_ON_ONE)
}

/** The languages in which somebody has translated a thing (`of:id`) since a verdict, or taken that back. */
export async function listTranslatedSince(db: Database, verdictId: number, thing: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ subjectId: verdicts.subjectId })
    .from(verdicts)
    .where(
      and(
        gt(verdicts.id, verdictId),
        eq(verdicts.subject, 'translation'),
        // Slugs and ids have neither slash nor what follows it.
        sql`${verdicts.subjectId} > ${`${thing}/`} and ${verdicts.subjectId} < ${`${thing}0`}`,
      ),
    )
  return new Set(rows.map(({ subjectId }) => subjectId.slice(thing.length + 1)))
}

/**
 * Verdicts on a day may be about its texts, about whom it is for, or about one of its files, and such are in nobody else's way.
 * What they found tells which; of those that keep nothing it is not known.
 */
function isOnTheSame(id: number): SQL {
  return sql`coalesce(${aspectOf(sql`${verdicts.id}`)} = ${aspectOf(sql`${id}`)}, true)`
}

function aspectOf(id: SQL): SQL {
  return sql`(select kept.snapshot ->> '$.of' || coalesce(kept.snapshot ->> '$.file.key', '')
    from verdict_snapshots as kept where kept.verdict_id = ${id})`
}
