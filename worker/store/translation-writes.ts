import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Words } from '../rules/translation.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actionTexts, days, dayTexts, reports } from './schema.ts'
import { reportTexts } from './schema-days.ts'

/** A translation as it is to be; null where there is to be none. */
export type WantedTranslation = { words: Words; outdated: boolean } | null

/** Puts the translation of an action into a language back, or takes it away. The original is not touched. */
export function restoreActionTranslation(
  db: Database,
  id: string,
  lang: string,
  wanted: WantedTranslation,
): Statement[] {
  const { title = '', summary = '' } = wanted?.words ?? {}
  const columns = { title, summary, outdated: wanted?.outdated ?? false }
  return [
    db
      .delete(actionTexts)
      .where(and(eq(actionTexts.actionId, id), eq(actionTexts.lang, lang), eq(actionTexts.original, false))),
    ...(wanted ? [db.insert(actionTexts).values({ actionId: id, lang, ...columns, original: false })] : []),
  ]
}

/** The same of a day. */
export function restoreDayTranslation(
  db: Database,
  slug: string,
  lang: string,
  wanted: WantedTranslation,
): Statement[] {
  const { title = '', call = '', suggestion = '', slogans = '' } = wanted?.words ?? {}
  const columns = { title, call, suggestion, slogans, outdated: wanted?.outdated ?? false }
  const id = db.select({ id: days.id }).from(days).where(eq(days.slug, slug))
  return [
    db.delete(dayTexts).where(and(inArray(dayTexts.dayId, id), eq(dayTexts.lang, lang), eq(dayTexts.original, false))),
    ...(wanted ? [db.insert(dayTexts).values({ dayId: sql`${id}`, lang, ...columns, original: false })] : []),
  ]
}

/**
 * The same of what is told of an action: of whichever of its reports has the words that were `left`, as they go over from one to
 * the next, or, where there were none, of the report of this id.
 */
export function restoreReportTranslation(
  db: Database,
  { actionId, reportId, lang }: { actionId: string; reportId: string; lang: string },
  left: string | null,
  wanted: WantedTranslation,
): Statement[] {
  const ofAction = db.select({ id: reports.id }).from(reports).where(eq(reports.actionId, actionId))
  const theSame: SQL | undefined = and(
    inArray(reportTexts.reportId, ofAction),
    eq(reportTexts.lang, lang),
    eq(reportTexts.text, left ?? ''),
  )
  if (!wanted) return [db.delete(reportTexts).where(theSame)]
  const columns = { text: wanted.words.text ?? '', outdated: wanted.outdated }
  if (left !== null) return [db.update(reportTexts).set(columns).where(theSame)]
  return [db.insert(reportTexts).values({ reportId, lang, ...columns })]
}
