import { eq, type SQL, sql } from 'drizzle-orm'
import type { PersonText, Portrait } from '../rules/person.ts'
import { revisionAfter, type Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actions, days } from './schema.ts'
import { actionPersons, dayPersons, persons, personTexts } from './schema-persons.ts'

/** What is said of a person. */
type PersonWords = { slug: string; credit: string; texts: readonly PersonText[] }

/** A new person; a slug that is taken fails the batch. */
export function insertPerson(db: Database, fields: PersonWords): Statement[] {
  return [db.insert(persons).values({ slug: fields.slug, credit: fields.credit }), ...putTexts(db, fields)]
}

/** Changes a person if nobody wrote since they were seen; else the batch is refused as stale. */
export function updatePerson(db: Database, seen: { slug: string; revision: number }, fields: PersonWords): Statement[] {
  return [
    db
      .update(persons)
      .set({ credit: fields.credit, revision: revisionAfter(seen.revision, persons.revision) })
      .where(eq(persons.slug, seen.slug)),
    db.delete(personTexts).where(eq(personTexts.personId, idOf(seen.slug))),
    ...putTexts(db, fields),
  ]
}

function putTexts(db: Database, { slug, texts }: PersonWords): Statement[] {
  return texts.map((text) => db.insert(personTexts).values({ personId: idOf(slug), ...text }))
}

/** Gives a person a portrait, or takes it away; the object that was there is let go by a trigger. */
export function setPortrait(db: Database, slug: string, portrait: Omit<Portrait, 'credit'> | null): Statement {
  return db
    .update(persons)
    .set({
      portrait: portrait?.object ?? null,
      width: portrait?.width ?? null,
      height: portrait?.height ?? null,
      revision: sql`${persons.revision} + 1`,
    })
    .where(eq(persons.slug, slug))
}

/** A person gone, with their texts, portrait and every mark that something was for them. */
export function deletePerson(db: Database, slug: string): Statement {
  return db.delete(persons).where(eq(persons.slug, slug))
}

/** Names those whom an action is for, and nobody else; slugs that nobody has name nobody. */
export function setPersonsOfAction(db: Database, actionId: string, slugs: readonly string[]): Statement[] {
  return [
    db.delete(actionPersons).where(eq(actionPersons.actionId, actionId)),
    db.insert(actionPersons).select(
      db
        .select({ actionId: sql<string>`${actions.id}`.as('action_id'), personId: persons.id })
        .from(actions)
        .innerJoin(persons, among(slugs))
        .where(eq(actions.id, actionId)),
    ),
  ]
}

/** Names those whom a day is for, and nobody else. */
export function setPersonsOfDay(db: Database, day: string, slugs: readonly string[]): Statement[] {
  return [
    db
      .delete(dayPersons)
      .where(eq(dayPersons.dayId, sql`(select ${days.id} from ${days} where ${days.slug} = ${day})`)),
    db.insert(dayPersons).select(
      db
        .select({ dayId: sql<number>`${days.id}`.as('day_id'), personId: persons.id })
        .from(days)
        .innerJoin(persons, among(slugs))
        .where(eq(days.slug, day)),
    ),
  ]
}

/** Has actions (by id) and days (by slug) that are still there be for a person. */
export function nameForPerson(
  db: Database,
  slug: string,
  { actions: ids, days: slugs }: { actions: readonly string[]; days: readonly string[] },
): Statement[] {
  const personId = sql<number>`${idOf(slug)}`.as('person_id')
  const listed = (values: readonly string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`
  return [
    db.insert(actionPersons).select(
      db
        .select({ actionId: actions.id, personId })
        .from(actions)
        .where(sql`${actions.id} in ${listed(ids)}`),
    ),
    db.insert(dayPersons).select(
      db
        .select({ dayId: days.id, personId })
        .from(days)
        .where(sql`${days.slug} in ${listed(slugs)}`),
    ),
  ]
}

const among = (slugs: readonly string[]): SQL =>
  sql`${persons.slug} in (select value from json_each(${JSON.stringify(slugs)}))`

const idOf = (slug: string): SQL<number> => sql`(select ${persons.id} from ${persons} where ${persons.slug} = ${slug})`
