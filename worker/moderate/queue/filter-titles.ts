import type { Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { DayTitles } from '../../rules/day-title.ts'
import type { QueueFilter } from '../../rules/waiting.ts'
import { readDayTitles } from '../../store/day-titles.ts'
import type { WaitingCounts } from '../../store/waiting-counts.ts'

/** Days that are called by their titles, those first of which the most waits. */
const TITLES_SHOWN = 12

/** What the days of a filter are called: the one that is chosen, `others` that the page names, and those that could be chosen. */
export function titlesOfFilter(
  { var: { db, lang } }: Context<AppEnv>,
  { day }: QueueFilter,
  counts: Pick<WaitingCounts, 'day'>,
  others: readonly string[] = [],
): Promise<DayTitles> {
  const named = [day ?? [], others, counts.day.map(({ value }) => value)].flat()
  return readDayTitles(db, [...new Set(named)].slice(0, TITLES_SHOWN), lang)
}
