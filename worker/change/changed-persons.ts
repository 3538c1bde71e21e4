import { runBatch, type Statement } from '../store/batch.ts'
import { raiseSelectionsNamed } from '../store/selection-writes.ts'
import { type Change, LIST_TAG, type Outcome } from './change.ts'

/** The tag of a person's page and portrait. */
export function personTag(slug: string): string {
  return `person:${slug}`
}

/** What changes of persons: whom it is about, how (the line of the log first), and which cached pages show it beside theirs. */
export type PersonsChange = { slugs: string[]; statements: [Statement, ...Statement[]]; tags?: string[] }

/** Changes what is for these persons in one batch, and forgets all that shows them. */
export async function changePersons(
  { db, purge }: Pick<Change, 'db' | 'purge'>,
  { slugs, statements, tags = [] }: PersonsChange,
): Promise<Outcome> {
  const persons = [...new Set(slugs)]
  const outcome = await runBatch(db, [
    ...statements,
    raiseSelectionsNamed(
      db,
      persons.map((slug) => `person/${slug}`),
    ),
  ])
  if (outcome.ok) purge([LIST_TAG, ...persons.map(personTag), ...tags])
  return outcome
}
