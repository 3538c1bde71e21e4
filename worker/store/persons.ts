import { asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { NamedPerson, Person } from '../rules/person.ts'
import type { Database } from './database.ts'
import { actionPersons, persons, personTexts } from './schema-persons.ts'

/** The person of this slug, or null. */
export async function findPerson(db: Database, slug: string): Promise<Person | null> {
  const rows = await db
    .select({
      slug: persons.slug,
      revision: persons.revision,
      object: persons.portrait,
      width: persons.width,
      height: persons.height,
      credit: persons.credit,
      text: {
        lang: personTexts.lang,
        name: personTexts.name,
        about: personTexts.about,
        original: personTexts.original,
      },
    })
    .from(persons)
    .innerJoin(personTexts, eq(personTexts.personId, persons.id))
    .where(eq(persons.slug, slug))
    .orderBy(desc(personTexts.original), asc(personTexts.lang))
  const [first] = rows
  if (!first) return null
  const { object, width, height, credit, revision } = first
  const portrait = object === null || width === null || height === null ? null : { object, width, height, credit }
  return { slug, revision, portrait, texts: rows.map(({ text }) => text) }
}

/** A campaign speaks for some hundreds. */
const PERSONS_AT_MOST = 1000

/** Everybody for whom the campaign speaks, with their names, by slug. */
export function listPersons(db: Database): Promise<(NamedPerson & { hasPortrait: boolean })[]> {
  return readNamed(db, sql`true`, PERSONS_AT_MOST)
}

/** Whom an action is for: those named with it, and those whom its days are for. */
export function listPersonsOfAction(db: Database, actionId: string): Promise<NamedPerson[]> {
  return readNamed(
    db,
    sql`${persons.id} in (select person_id from action_persons where action_id = ${actionId}
      union select person_id from day_persons join action_days on action_days.day_id = day_persons.day_id
        where action_days.action_id = ${actionId})`,
    NAMED_AT_MOST,
  )
}

/** Whom a day is for. */
export function listPersonsOfDay(db: Database, slug: string): Promise<NamedPerson[]> {
  return readNamed(
    db,
    sql`${persons.id} in (select person_id from day_persons join days on days.id = day_persons.day_id
      where days.slug = ${slug})`,
    NAMED_AT_MOST,
  )
}

/** The slugs of those who are named with an action itself. */
export async function listOwnPersons(db: Database, actionId: string): Promise<string[]> {
  const rows = await db
    .select({ slug: persons.slug })
    .from(actionPersons)
    .innerJoin(persons, eq(persons.id, actionPersons.personId))
    .where(eq(actionPersons.actionId, actionId))
  return rows.map(({ slug }) => slug)
}

/** A day that is for more than this is for nobody. */
export const NAMED_AT_MOST = 100

async function readNamed(
  db: Database,
  condition: SQL,
  limit: number,
): Promise<(NamedPerson & { hasPortrait: boolean })[]> {
  const rows = await db
    .select({
      slug: persons.slug,
      hasPortrait: sql<0 | 1>`${persons.portrait} is not null`,
      names: sql<string>`(select json_group_array(json_object('lang', lang, 'name', name, 'original', original))
        from ${personTexts} where person_id = ${persons.id})`,
    })
    .from(persons)
    .where(condition)
    .orderBy(asc(persons.slug))
    .limit(limit)
  return rows.map(({ slug, hasPortrait, names }) => {
    // Written by the query above, of columns that are typed.
    const parsed = JSON.parse(names) as { lang: string; name: string; original: 0 | 1 }[]
    return {
      slug,
      hasPortrait: hasPortrait === 1,
      names: parsed.map(({ lang, name, original }) => ({ lang, name, original: original === 1 })),
    }
  })
}
