/** A number for readers of the page's language. */
export function inWords(number: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(document.documentElement.lang || 'en', options).format(number)
}
