import { and, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../rules/coordinator.ts'
import { actions, photos } from './schema.ts'

/** What is a coordinator's, as conditions: the same that `isInScope` says of one thing, so that no list or count shows more. */

/** Of actions. Undefined where there is no limit. */
export function actionsInScope({ country = [], language = [], day = [] }: Scope): SQL | undefined {
  return and(
    country.length === 0 ? undefined : sql`${actions.country} in ${listed(country)}`,
    language.length === 0
      ? undefined
      : sql`exists (select 1 from action_texts as said where said.action_id = ${actions.id} and said.lang in ${listed(language)})`,
    day.length === 0
      ? undefined
      : sql`exists (select 1 from action_days as called join days on days.id = called.day_id
          where called.action_id = ${actions.id} and days.slug in ${listed(day)})`,
  )
}

/** Of rows that name an action, by the column that does. */
export function ofActionsInScope(actionId: SQL, scope: Scope): SQL | undefined {
  const inScope = actionsInScope(scope)
  return inScope && sql`exists (select 1 from actions where actions.id = ${actionId} and ${inScope})`
}

/** Of photos: those of an action are where it is, others where their own country, language and day are. */
export function photosInScope(scope: Scope): SQL | undefined {
  const { country = [], language = [], day = [] } = scope
  const ofAction = ofActionsInScope(sql`${photos.actionId}`, scope)
  const alone = and(
    sql`${photos.actionId} is null`,
    country.length === 0 ? undefined : sql`${photos.country} in ${listed(country)}`,
    language.length === 0 ? undefined : sql`${photos.lang} in ${listed(language)}`,
    day.length === 0
      ? undefined
      : sql`exists (select 1 from days where days.id = ${photos.dayId} and days.slug in ${listed(day)})`,
  )
  return ofAction && sql`(${ofAction} or (${alone}))`
}

/** A list as one parameter: D1 takes a hundred. */
function listed(values: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`
}
