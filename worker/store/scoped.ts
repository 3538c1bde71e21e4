import { and, type SQL, sql } from 'drizzle-orm'
import type { Coordinator } from '../rules/coordinator.ts'

/** In SQL what isInScope decides: whether an action, by an expression of its id, is a coordinator's; undefined of no limit. */
export function actionInScope({ scope }: Pick<Coordinator, 'scope'>, actionId: SQL): SQL | undefined {
  const { country = [], language = [], day = [] } = scope
  const listed = (values: readonly string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`
  return and(
    country.length > 0
      ? sql`exists (select 1 from actions as mine where mine.id = ${actionId} and mine.country in ${listed(country)})`
      : undefined,
    language.length > 0
      ? sql`exists (select 1 from action_texts as mine where mine.action_id = ${actionId} and mine.lang in ${listed(language)})`
      : undefined,
    day.length > 0
      ? sql`exists (select 1 from action_days as mine join days on days.id = mine.day_id
          where mine.action_id = ${actionId} and days.slug in ${listed(day)})`
      : undefined,
  )
}
