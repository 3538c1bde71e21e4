/** The latest hour of publication (milliseconds since 1970 UTC) of what is in a feed; null where nothing is. */
export function lastPublication(items: readonly { publishedAt: number }[]): number | null {
  return items.reduce<number | null>((latest, { publishedAt }) => Math.max(latest ?? publishedAt, publishedAt), null)
}
