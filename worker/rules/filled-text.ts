/**
 * A text with what stands in braces filled in, each part isolated (UAX #9, FSI and PDI): directions of writing may meet
 * in it. What is not given is left blank.
 */
export function filled(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => `\u2068${parts[name] ?? ''}\u2069`)
}
