/** The title that a reader of `lang` is shown; `otherwise` where there is no text in any language. */
export function titleIn(
  texts: readonly { lang: string; title: string; original: boolean }[],
  lang: string,
  otherwise: string,
): string {
  return texts.length > 0 ? textIn(texts, lang).title : otherwise
}

/** The text of a list that a reader of `lang` is shown: in that language, else the original. The list is never empty. */
export function textIn<Text extends { lang: string; original: boolean }>(texts: readonly Text[], lang: string): Text {
  const text = texts.find((each) => each.lang === lang) ?? texts.find(({ original }) => original) ?? texts[0]
  if (!text) throw new Error('there is no text in any language')
  return text
}
