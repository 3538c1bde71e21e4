import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../rules/coordinator.ts'
import type { Database } from './database.ts'
import { actionDays, actions, actionTexts, days, dayTexts, reports } from './schema.ts'
import { reportTexts } from './schema-days.ts'
import { IS_PUBLIC } from './selected.ts'

/** Something without a translation: its id or slug, its original, and whether there is a translation of an older version. */
export type Untranslated = { id: string; lang: string; title: string; outdated: boolean }

/** So many actions or reports are looked through at a time, translated or not: however many there are, a page costs no more. */
export const LOOKED_THROUGH = 100

/** A part of the list, and where it goes on: null at its end. */
export type UntranslatedPart = { items: Untranslated[]; more: string | null }

/** What is asked for: the language that it is translated into, and what the asking coordinator is limited to. */
export type Asked = { into: string; scope: Scope; after: string | null }

type Row = { id: string; at: number; lang: string; title: string; present: number | null; isWanted: number }

/** Public actions that are ahead at `now` (milliseconds) and not translated, the soonest first. */
export async function listUntranslatedActions(db: Database, asked: Asked, now: number): Promise<UntranslatedPart> {
  const { at, id } = positionIn(asked.after) ?? { at: now, id: '' }
  const candidates = sql`select ${actions.id} as id, ${actions.publicEndsAt} as at from ${actions} indexed by actions_by_end
    where ${IS_PUBLIC} and (${actions.publicEndsAt} > ${at} or (${actions.publicEndsAt} = ${at} and ${actions.id} > ${id}))
      ${inScope(asked.scope)}
    order by ${actions.publicEndsAt}, ${actions.id} limit ${LOOKED_THROUGH}`
  const rows = await db.all<Row>(
    sql`select chosen.id as id, chosen.at as at, of.lang as lang, of.title as title, own.outdated as present,
        of.lang <> ${asked.into} and (own.lang is null or own.outdated = 1) ${ofLanguages(asked)} as "isWanted"
      from (${candidates}) as chosen
        join ${actionTexts} as of on of.action_id = chosen.id and of.original = 1
        left join ${actionTexts} as own on own.action_id = chosen.id and own.lang = ${asked.into}
      order by chosen.at, chosen.id`,
  )
  return partOf(rows)
}

/** What is told of actions since `since` (milliseconds) and not translated, the latest first. */
export async function listUntranslatedReports(db: Database, asked: Asked, since: number): Promise<UntranslatedPart> {
  const { at, id } = positionIn(asked.after) ?? { at: Number.MAX_SAFE_INTEGER, id: '~' }
  const candidates = sql`select ${reports.id} as report, ${actions.id} as id, ${reports.publishedAt} as at,
      ${reports.lang} as lang, ${reports.text} as text
    from ${reports} indexed by reports_by_publication cross join ${actions} on ${actions.id} = ${reports.actionId}
    where ${reports.status} = 'published' and ${reports.publishedAt} >= ${since} and ${IS_PUBLIC}
      and (${reports.publishedAt} < ${at} or (${reports.publishedAt} = ${at} and ${actions.id} < ${id}))
      ${inScope(asked.scope)}
    order by ${reports.publishedAt} desc, ${actions.id} desc limit ${LOOKED_THROUGH}`
  const rows = await db.all<Row>(
    sql`select of.id as id, of.at as at, of.lang as lang, substr(of.text, 1, 120) as title, own.outdated as present,
        of.lang <> ${asked.into} and (own.lang is null or own.outdated = 1) ${ofLanguages(asked)} as "isWanted"
      from (${candidates}) as of
        left join ${reportTexts} as own on own.report_id = of.report and own.lang = ${asked.into}
      order by of.at desc, of.id desc`,
  )
  return partOf(rows)
}

/** More days than any campaign calls. */
const DAYS_AT_MOST = 200

/** Days that are not over on `date` (YYYY-MM-DD) and not translated, the soonest first. */
export async function listUntranslatedDays(db: Database, asked: Asked, date: string): Promise<Untranslated[]> {
  // A day is of no country: who is limited to some has none.
  if (asked.scope.country && asked.scope.country.length > 0) return []
  const slugs = asked.scope.day ?? []
  const theirs = slugs.length > 0 ? sql`and ${days.slug} in ${listed(slugs)}` : sql``
  const rows = await db.all<Row>(
    sql`select ${days.slug} as id, 0 as at, of.lang as lang, of.title as title, own.outdated as present, 1 as "isWanted"
      from ${days} join ${dayTexts} as of on of.day_id = ${days.id} and of.original = 1
        left join ${dayTexts} as own on own.day_id = ${days.id} and own.lang = ${asked.into}
      where (${days.endsOn} is null or ${days.endsOn} >= ${date}) ${theirs}
        and of.lang <> ${asked.into} and (own.lang is null or own.outdated = 1) ${ofLanguages(asked)}
      order by ${days.startsOn}, ${days.slug} limit ${DAYS_AT_MOST}`,
  )
  return partOf(rows).items
}

function partOf(rows: readonly Row[]): UntranslatedPart {
  const last = rows.length === LOOKED_THROUGH ? rows.at(-1) : undefined
  return {
    items: rows
      .filter(({ isWanted }) => isWanted === 1)
      .map(({ id, lang, title, present }) => ({ id, lang, title, outdated: present === 1 })),
    more: last ? `${last.at}~${last.id}` : null,
  }
}

function positionIn(after: string | null): { at: number; id: string } | null {
  const [, at, id] = /^(\d{1,15})~([0-9a-z]{10})$/.exec(after ?? '') ?? []
  return at && id ? { at: Number(at), id } : null
}

/** As rules/coordinator.ts says it, of an action: its country and its days. */
function inScope({ country = [], day = [] }: Scope): SQL {
  const ofCountry = country.length > 0 ? sql`and ${actions.country} in ${listed(country)}` : sql``
  const ofDay =
    day.length > 0
      ? sql`and exists (select 1 from ${actionDays} join ${days} on ${days.id} = ${actionDays.dayId}
          where ${actionDays.actionId} = ${actions.id} and ${days.slug} in ${listed(day)})`
      : sql``
  return sql`${ofCountry} ${ofDay}`
}

/** A translation is theirs who have one of the two languages. */
function ofLanguages({ into, scope: { language = [] } }: Asked): SQL {
  return language.length === 0 || language.includes(into) ? sql`` : sql`and of.lang in ${listed(language)}`
}

const listed = (values: readonly string[]): SQL => sql`(select value from json_each(${JSON.stringify(values)}))`
