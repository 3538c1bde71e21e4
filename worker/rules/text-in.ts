/** What every text says of itself; `outdated`: the original has changed since it was translated. */
export type Version = { lang: string; original: boolean; outdated?: boolean }

/** The title that a reader of `lang` is shown; `otherwise` where there is no text in any language. */
export function titleIn(texts: readonly (Version & { title: string })[], lang: string, otherwise: string): string {
  return texts.length > 0 ? textIn(texts, lang).title : otherwise
}

/**
 * The text of a list that a reader of `lang` is shown: in that language, unless it translates what the original said once,
 * else the original. The list is never empty.
 */
export function textIn<Text extends Version>(texts: readonly Text[], lang: string): Text {
  const text =
    texts.find((each) => each.lang === lang && !each.outdated) ?? texts.find(({ original }) => original) ?? texts[0]
  if (!text) throw new Error('there is no text in any language')
  return text
}
