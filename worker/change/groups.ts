import { slugOf } from '../rules/slug.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { insertGroups } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import type { Database } from '../store/database.ts'
import { findGroupsNamed, takenGroupSlugs } from '../store/groups.ts'

/** A group whose name says nothing in ASCII (an emoji) is called so in its URL. */
const NAMELESS = 'group'
/** More namesakes than this, and a coordinator should ask what is going on. */
const MAX_NAMESAKES = 50

/** Statements that make the groups of these names which are not there yet, each with a slug of its own for ever. */
export async function makeGroups(db: Database, names: string[]): Promise<Statement[]> {
  const known = new Set((await findGroupsNamed(db, names.map(foldName))).map(({ foldedName }) => foldedName))
  const rows: { slug: string; name: string; foldedName: string }[] = []
  for (const name of names.filter((each) => !known.has(foldName(each)))) {
    const slug = await freeSlug(db, slugOf(name) || NAMELESS, new Set(rows.map((row) => row.slug)))
    rows.push({ slug, name, foldedName: foldName(name) })
  }
  return insertGroups(db, rows)
}

async function freeSlug(db: Database, base: string, given: ReadonlySet<string>): Promise<string> {
  const candidates = Array.from({ length: MAX_NAMESAKES }, (_, index) => (index === 0 ? base : `${base}-${index + 1}`))
  const taken = await takenGroupSlugs(db, candidates)
  const free = candidates.find((slug) => !taken.has(slug) && !given.has(slug))
  if (!free) throw new Error(`${MAX_NAMESAKES} groups are called ${base}`)
  return free
}
