/** What days are called by their slugs, as a reader is told of them; of what is no day, or has no text, there is nothing. */
export type DayTitles = ReadonlyMap<string, string>

/** What a day is called in a list that names it by its slug. */
export function dayTitle(titles: DayTitles, slug: string): string {
  return titles.get(slug) ?? slug
}
