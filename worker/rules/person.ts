/** What is told of a person in one language. */
export type PersonText = { lang: string; name: string; about: string; original: boolean }

/** A portrait: the name of its objects in R2, its size in pixels, and who is to be named. */
export type Portrait = { object: string; width: number; height: number; credit: string }

/** A person for whom a campaign speaks, with their texts, the original first. Nothing of it is private. */
export type Person = { slug: string; revision: number; texts: PersonText[]; portrait: Portrait | null }

/** A person where others are named: in a list, on an action's page. */
export type NamedPerson = { slug: string; names: Pick<PersonText, 'lang' | 'name' | 'original'>[] }

/** What a person is called in a language: else as in the original. */
export function nameIn(
  names: readonly Pick<PersonText, 'lang' | 'name' | 'original'>[],
  lang: string,
): { lang: string; name: string } {
  const found = names.find((each) => each.lang === lang) ?? names.find((each) => each.original) ?? names[0]
  if (!found) throw new Error('a person without a name')
  return found
}
