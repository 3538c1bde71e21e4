/** Those of texts that say what the original says: an outdated translation is shown on request alone, and in no feed. */
export function present<Text extends { outdated: boolean }>(texts: readonly Text[]): Text[] {
  return texts.filter(({ outdated }) => !outdated)
}

type Told = { lang: string; original: boolean; outdated: boolean }

/**
 * Texts once the original is another: it takes the place of a translation into its language, and the other translations are
 * outdated if it says anything else (`isOther`). The original comes first.
 */
export function withOriginal<Text extends Told>(
  texts: readonly Text[],
  original: Text,
  isOther: (before: Text) => boolean,
): Text[] {
  const before = texts.find((text) => text.original)
  const changed = before === undefined || before.lang !== original.lang || isOther(before)
  const translations = texts.filter((text) => !text.original && text.lang !== original.lang)
  return [original, ...translations.map((text) => ({ ...text, outdated: text.outdated || changed }))]
}
