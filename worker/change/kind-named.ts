import { messages } from '../messages/messages.ts'
import { KINDS, type Kind } from '../rules/kinds.ts'
import { foldName } from '../rules/text-hygiene.ts'

let known: ReadonlyMap<string, Kind> | null = null

/** The kind that is called so in a language of the site, as its forms and tables say it; null where none is. */
export function kindNamed(text: string): Kind | null {
  known ??= new Map(
    Object.values(messages).flatMap(({ kinds }) => KINDS.map((kind) => [foldName(kinds[kind]), kind] as const)),
  )
  return known.get(foldName(text)) ?? null
}
