import { eq, type SQL, sql } from 'drizzle-orm'
import { type Belonging, NOWHERE } from '../rules/coordinator.ts'
import type { VerdictSubject } from '../rules/verdict-words.ts'
import type { Database } from './database.ts'
import { actions, days, photos } from './schema.ts'

/** What a line of the log is about. */
export type Subject = { subject: VerdictSubject; subjectId: string }

const OF_AN_ACTION: ReadonlySet<VerdictSubject> = new Set([
  'action',
  'change',
  'cancellation',
  'report',
  'notice',
  'link',
  'translation',
])
/** As the desk names things that are flagged, given or (into a language) translated. */
const NAMED = /^(action|report|photo|day):([0-9a-z-]+)(?:\/[A-Za-z-]+)?$/

/** Where each of these things belongs, by subjectKey; what is deleted, or of no place, belongs nowhere. */
export async function readBelongings(db: Database, subjects: readonly Subject[]): Promise<Map<string, Belonging>> {
  const parts = subjects.map((each) => ({ key: subjectKey(each), ...thingOf(each) }))
  const named = (of: Thing['of']) => [...new Set(parts.flatMap((part) => (part.of === of ? [part.id] : [])))]
  const [ofActions, ofPhotos, ofDays] = await Promise.all([
    readOfActions(db, named('action')),
    readOfPhotos(db, named('photo')),
    readOfDays(db, named('day')),
  ])
  const found = { action: ofActions, photo: ofPhotos, day: ofDays }
  return new Map(
    parts.map(({ key, of, id }) => {
      if (of === 'text') return [key, { ...NOWHERE, languages: [id] }]
      return [key, (of === 'none' ? undefined : found[of].get(id)) ?? NOWHERE]
    }),
  )
}

/** By what a thing is found in the answer. */
export function subjectKey({ subject, subjectId }: Subject): string {
  return `${subject} ${subjectId}`
}

type Thing = { of: 'action' | 'photo' | 'day' | 'text' | 'none'; id: string }

function thingOf({ subject, subjectId: id }: Subject): Thing {
  const [, kind, named = ''] = NAMED.exec(id) ?? []
  if (kind === 'action' || kind === 'photo' || kind === 'day') return { of: kind, id: named }
  if (kind === 'report') return { of: 'action', id: named }
  if (OF_AN_ACTION.has(subject)) return { of: 'action', id }
  if (subject === 'photo' || subject === 'day') return { of: subject, id }
  return subject === 'campaign-text' ? { of: 'text', id } : { of: 'none', id }
}

/** In full: drizzle would call it `id` alone, which within the query of the days is a day's. */
const ACTION_ID = sql.raw('actions.id')

type Found = Map<string, Belonging>

const list = (values: readonly string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`
/** Of the action of an outer query: the languages of its texts, the slugs of its days, as JSON. */
const langsOf = (id: SQL) => sql<string>`(select json_group_array(lang) from action_texts where action_id = ${id})`
const daysOf = (id: SQL) => sql<string>`(select json_group_array(day.slug) from action_days as in_day
  join days as day on day.id = in_day.day_id where in_day.action_id = ${id})`

async function readOfActions(db: Database, ids: readonly string[]): Promise<Found> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: actions.id, country: actions.country, languages: langsOf(ACTION_ID), days: daysOf(ACTION_ID) })
    .from(actions)
    .where(sql`${actions.id} in ${list(ids)}`)
  return new Map(
    rows.map(({ id, country, languages, days }) => [id, { country, languages: parse(languages), days: parse(days) }]),
  )
}

async function readOfPhotos(db: Database, keys: readonly string[]): Promise<Found> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .select({
      key: photos.key,
      ofAction: actions.id,
      country: sql<string | null>`iif(${actions.id} is null, ${photos.country}, ${actions.country})`,
      lang: photos.lang,
      languages: langsOf(sql`${photos.actionId}`),
      days: daysOf(sql`${photos.actionId}`),
      slug: days.slug,
    })
    .from(photos)
    .leftJoin(actions, eq(actions.id, photos.actionId))
    .leftJoin(days, eq(days.id, photos.dayId))
    .where(sql`${photos.key} in ${list(keys)}`)
  // As photosInScope says: of an action they are where it is, in its languages.
  return new Map(
    rows.map(({ key, ofAction, country, lang, languages, days: inDays, slug }) => [
      key,
      ofAction === null
        ? { country, languages: [lang], days: slug === null ? [] : [slug] }
        : { country, languages: parse(languages), days: parse(inDays) },
    ]),
  )
}

async function readOfDays(db: Database, slugs: readonly string[]): Promise<Found> {
  if (slugs.length === 0) return new Map()
  const languages = sql<string>`(select json_group_array(lang) from day_texts where day_id = ${days.id})`
  const rows = await db
    .select({ slug: days.slug, languages })
    .from(days)
    .where(sql`${days.slug} in ${list(slugs)}`)
  return new Map(
    rows.map(({ slug, languages }) => [slug, { country: null, languages: parse(languages), days: [slug] }]),
  )
}

/** A list that the database has just made. */
function parse(json: string): string[] {
  return JSON.parse(json) as string[]
}
