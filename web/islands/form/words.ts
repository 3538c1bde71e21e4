/** A text of the page with what stands in braces filled in, each by itself: directions of writing may meet in it. */
export function filled(text: string, parts: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name) => `\u2068${parts[name] ?? ''}\u2069`)
}

/** A number for readers of the page's language. */
export function inWords(number: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(document.documentElement.lang || 'en', options).format(number)
}
