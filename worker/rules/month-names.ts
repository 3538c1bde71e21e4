import { foldName } from './text-hygiene.ts'

/** Languages whose months are known by name where tables write them out. */
const LANGUAGES = ['en', 'es', 'de', 'fr', 'pt', 'it', 'nl', 'tr', 'fa-u-ca-gregory', 'ar-u-ca-gregory']

let known: ReadonlyMap<string, number> | null = null

/** The month of a name or its short form, in any of some languages: 1 to 12; null where it is none, or means two of them. */
export function monthNamed(name: string): number | null {
  known ??= monthsByName()
  return known.get(foldName(name)) ?? null
}

function monthsByName(): ReadonlyMap<string, number> {
  const named = new Map<string, Set<number>>()
  for (const language of LANGUAGES)
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
      for (let index = 0; index < 12; index += 1) {
        const name = foldName(format.format(Date.UTC(2027, index, 15)))
        named.set(name, (named.get(name) ?? new Set()).add(index + 1))
      }
    }
  // Sept is as common as Sep.
  named.set('sept', new Set([9]))
  return new Map(
    [...named].flatMap(([name, months]) => (months.size === 1 ? [[name, [...months][0] ?? 0] as const] : [])),
  )
}
