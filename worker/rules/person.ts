/** What is told of a person in one language. */
export type PersonText = { lang: string; name: string; about: string; original: boolean }

/** A portrait: the name of its objects in R2, its size in pixels, and who is to be named. */
export type Portrait = { object: string; width: number; height: number; credit: string }

/** A person for whom a campaign speaks, with their texts, the original first. Nothing of it is private. */
export type Person = { slug: string; revision: number; texts: PersonText[]; portrait: Portrait | null }

/** A person where others are named: in a list, on an action's page. */
export type NamedPerson = { slug: string; names: Pick<PersonText, 'lang' | 'name' | 'original'>[] }
