import type { photoTool } from '../../../worker/messages/photo-tool/en.ts'
import { filled } from '../../../worker/rules/filled-text.ts'

/** The words of the tool, from `data-words`; what stands in braces is filled in here. */
export type Words = typeof photoTool & {
  /** Said beside a field that must not be left out. */
  required: string
}

/** The page's digits, from `data-digits`. */
let digits: readonly string[] | undefined

/** A sentence with numbers, as the page's language writes them, or names in it. */
export function said(sentence: string, parts: Record<string, number | string>): string {
  const texts = Object.entries(parts).map(([name, part]) => [name, typeof part === 'number' ? inDigits(part) : part])
  return filled(sentence, Object.fromEntries(texts))
}

/** Numbers here are small and whole. */
function inDigits(number: number): string {
  digits ??= [...(document.querySelector<HTMLElement>('[data-digits]')?.dataset.digits ?? '')]
  return String(number).replace(/\d/g, (digit) => digits?.[Number(digit)] ?? digit)
}
