import { env } from 'cloudflare:workers'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeEach, describe, expect, test } from 'vitest'
import * as house from '../worker/store/schema.ts'
import * as days from '../worker/store/schema-days.ts'
import * as desk from '../worker/store/schema-desk.ts'
import * as imports from '../worker/store/schema-imports.ts'
import * as organizers from '../worker/store/schema-organizers.ts'
import * as persons from '../worker/store/schema-persons.ts'
import * as queue from '../worker/store/schema-queue.ts'
import * as safety from '../worker/store/schema-safety.ts'
import * as signIn from '../worker/store/schema-sign-in.ts'
import * as takenBack from '../worker/store/schema-taken-back.ts'
import {
  ACTION,
  DAY,
  IMPORT,
  LETTER,
  NOTICE,
  ORGANIZER_LINK,
  PHOTO,
  REPORT,
  type Row,
  TEXT,
  VERDICT,
} from './support/rows.ts'

/** A column as SQLite describes it. */
type Column = { name: string; type: string; notnull: 0 | 1; dflt_value: string | null; pk: number }

const tables = Object.values({
  ...house,
  ...days,
  ...desk,
  ...imports,
  ...organizers,
  ...persons,
  ...queue,
  ...safety,
  ...signIn,
  ...takenBack,
})
  .filter((each) => is(each, SQLiteTable))
  .map((table) => getTableConfig(table))
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

async function ask<Row>(sql: string): Promise<Row[]> {
  return (await env.DB.prepare(sql).all<Row>()).results
}

describe('the schema that queries are typed by', () => {
  test('has every table of the database, and each is strict', async () => {
    const list = await ask<{ name: string; type: string; strict: 0 | 1 }>('pragma table_list')
    const ours = list.filter(({ name, type }) => type === 'table' && !/^(sqlite_|_cf_|d1_)/.test(name))
    expect(ours.map(({ name }) => name).toSorted()).toEqual(tables.map(({ name }) => name).toSorted())
    expect(ours.filter(({ strict }) => !strict)).toEqual([])
  })

  test.each(tables.map((table) => [table.name, table] as const))(
    'has every column of %s as it is',
    async (name, table) => {
      const primary = new Set([
        ...table.primaryKeys.flatMap(({ columns }) => columns.map((column) => column.name)),
        ...table.columns.filter((column) => column.primary).map((column) => column.name),
      ])
      const typed = table.columns.map((column) => ({
        name: snake(column.name),
        type: column.getSQLType().toUpperCase(),
        null: !column.notNull && !primary.has(column.name),
        // Booleans are stored as 0 and 1.
        fallback: column.hasDefault && !column.primary ? String(column.default).replace(/^false$/, '0') : null,
        primary: primary.has(column.name),
      }))
      const stored = (await ask<Column>(`pragma table_info(${name})`)).map((column) => ({
        name: column.name,
        type: column.type,
        null: column.notnull === 0 && column.pk === 0,
        fallback: column.dflt_value?.replace(/^'(.*)'$/, '$1') ?? null,
        primary: column.pk > 0,
      }))
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
      expect(typed.toSorted(byName)).toEqual(stored.toSorted(byName))
    },
  )

  test('lists the words that the database takes', async () => {
    const made = await ask<{ name: string; sql: string }>("select name, sql from sqlite_master where type = 'table'")
    const sqlOf = new Map(made.map(({ name, sql }) => [name, sql.replace(/\s+/g, ' ')]))
    const lists = tables.flatMap(({ name, columns }) =>
      columns.flatMap(({ name: column, enumValues }) =>
        enumValues
          ? [`${name}: ${snake(column)} IN (${enumValues.map((word: string) => `'${word}'`).join(', ')})`]
          : [],
      ),
    )
    expect(lists.length).toBeGreaterThan(12)
    expect(lists.filter((list) => !sqlOf.get(list.split(':')[0] ?? '')?.includes(list.split(': ')[1] ?? ''))).toEqual(
      [],
    )
  })
})

function put(table: string, row: Row, how = 'insert'): Promise<unknown> {
  const names = Object.keys(row)
  const places = names.map(() => '?').join(', ')
  const statement = env.DB.prepare(`${how} into ${table} (${names.join(', ')}) values (${places})`)
  return statement.bind(...Object.values(row)).run()
}

describe('the database itself', () => {
  beforeEach(async () => {
    await put('days', DAY)
    await put('actions', ACTION)
    await put('action_texts', TEXT)
    await put('reports', REPORT)
    await put('coordinators', { id: 1, name: 'Test coordinator', created_at: 1 })
    await put('verdicts', VERDICT)
  })

  test.each<[string, Row]>([
    ['an end before the start', { ends_at: 9 }],
    ['an end at the start', { ends_at: 10 }],
    ['an end before the start on the clock', { ends_local: '2027-06-20T14:59' }],
    ['a state that is none', { status: 'hidden' }],
    ['a kind that is none', { kind: 'riot' }],
    ['a tier that is none', { tier: 'Exact' }],
    ['a published action without a stamp', { published_at: null }],
    ['a cancelled action without a stamp', { status: 'cancelled', cancelled_by: 'organizer', published_at: null }],
    ['a cancelled action that nobody cancelled', { status: 'cancelled' }],
    ['a published action that somebody cancelled', { cancelled_by: 'organizer' }],
    ['a latitude of 95', { lat: 95, lon: 13 }],
    ['a longitude of 181', { lat: 52, lon: -181 }],
    ['half a point', { lat: 52 }],
    ['the other half of a point', { lon: 13 }],
    ['half a city', { city_id: 1, city_slug: 'berlin' }],
    ['a city of no country', { country: null }],
    ['a country in small letters', { country: 'de' }],
    ['an hour on a whole date', { all_day: 1 }],
    ['a date without its hour', { starts_local: '2027-06-20' }],
    ['a start that is no date', { starts_local: 'tomorrow at 3pm!' }],
    ['an id that is too short', { id: 'x' }],
    ['an id that would need escaping', { id: "x' or 1=1/" }],
    ['no id', { id: null }],
    ['a text where a number belongs', { starts_at: 'soon' }],
    ['an access that is none', { step_free: 'maybe' }],
    ['a revision that is lost', { revision: null }],
    ['the secret link of another action', { link_hash: 'taken' }],
  ])('refuses %s', async (_, otherwise) => {
    await put('actions', { ...ACTION, id: 'taken00000', link_hash: 'taken' })
    const again = { ...ACTION, id: 'another000' }
    await put('actions', again)
    await env.DB.exec("delete from actions where id = 'another000'")
    await expect(put('actions', { ...again, ...otherwise })).rejects.toThrow(/constraint|datatype/i)
  })

  test.each<[string, 'CHECK' | 'UNIQUE' | 'FOREIGN KEY', string, Row]>([
    ['a second original', 'UNIQUE', 'action_texts', { ...TEXT, lang: 'fa' }],
    ['a second text of a language', 'UNIQUE', 'action_texts', { ...TEXT, original: 0 }],
    ['a text without a title', 'CHECK', 'action_texts', { ...TEXT, lang: 'fa', original: 0, title: '' }],
    ['a text of no action', 'FOREIGN KEY', 'action_texts', { ...TEXT, action_id: 'nobody0000' }],
    ['a day that is unknown', 'FOREIGN KEY', 'action_days', { action_id: '0123456789', day_id: 2 }],
    [
      'a group that is unknown',
      'FOREIGN KEY',
      'action_groups',
      { action_id: '0123456789', position: 0, name: 'x', group_id: 7 },
    ],
    ['a second report that is shown', 'UNIQUE', 'reports', { ...REPORT, id: 'report0001' }],
    ['a report that is shown without a stamp', 'CHECK', 'reports', { ...REPORT, id: 'report0001', published_at: null }],
    [
      'a turnout from above to below',
      'CHECK',
      'reports',
      { ...REPORT, id: 'report0001', status: 'pending', turnout_from: 9, turnout_to: 8 },
    ],
    ['half a turnout', 'CHECK', 'reports', { ...REPORT, id: 'report0001', status: 'pending', turnout_from: 9 }],
    [
      'links that are no JSON',
      'CHECK',
      'reports',
      { ...REPORT, id: 'report0001', status: 'pending', links: 'https://a.example' },
    ],
    ['a change that is no JSON', 'CHECK', 'waiting_changes', { action_id: '0123456789', fields: '{', submitted_at: 1 }],
    ['a day of no date', 'CHECK', 'days', { ...DAY, id: 2, slug: 'b-day', starts_on: '2027-02-29' }],
    ['a day that ends before it begins', 'CHECK', 'days', { ...DAY, id: 2, slug: 'b-day', ends_on: '2027-06-19' }],
    ['a day without end that is not weekly', 'CHECK', 'days', { ...DAY, id: 2, slug: 'b-day', ends_on: null }],
    ['a day whose address needs escaping', 'CHECK', 'days', { ...DAY, id: 2, slug: 'a/day' }],
    ['a verdict of nobody', 'FOREIGN KEY', 'verdicts', { ...VERDICT, id: 2, coordinator_id: 2 }],
    ['a verdict that decides nothing', 'CHECK', 'verdicts', { ...VERDICT, id: 2, decision: 'maybe' }],
    ['a letter that is none', 'CHECK', 'outbox', { ...LETTER, letter: 'hello' }],
    ['a letter to nobody', 'CHECK', 'outbox', { ...LETTER, action_id: null }],
    ['an organizer’s letter to a coordinator', 'CHECK', 'outbox', { ...LETTER, coordinator_id: 1 }],
    ['a notice that is too long', 'CHECK', 'notices', { ...NOTICE, text: 'x'.repeat(281) }],
    ['a notice that is shown without a stamp', 'CHECK', 'notices', { ...NOTICE, published_at: null }],
    ['a letter that says an address', 'CHECK', 'outbox', { ...LETTER, failure: 'a@mail.example' }],
    ['a letter that is sent at no hour', 'CHECK', 'outbox', { ...LETTER, status: 'sent' }],
    ['a campaign text of no name', 'CHECK', 'campaign_texts', { key: 'logo', lang: 'en', text: 'x' }],
  ])('refuses %s', async (_, kind, table, row) => {
    await expect(put(table, row)).rejects.toThrow(`${kind} constraint failed`)
  })

  test('lets nobody change the log of verdicts', async () => {
    await expect(env.DB.exec("update verdicts set decision = 'reject'")).rejects.toThrow('append-only')
    await expect(env.DB.exec('delete from verdicts')).rejects.toThrow('append-only')
    await expect(put('verdicts', { ...VERDICT, decision: 'reject' }, 'insert or replace')).rejects.toThrow(
      'append-only',
    )
    await put('verdicts', { ...VERDICT, id: 2 })
    expect(await ask('select id, decision from verdicts')).toEqual([
      { id: 1, decision: 'publish' },
      { id: 2, decision: 'publish' },
    ])
  })

  test('forgets with an action all that hangs on it, but not who decided what', async () => {
    await put('contacts', { action_id: '0123456789', email_hmac: 'x' })
    await put('organizer_links', ORGANIZER_LINK)
    await put('notices', NOTICE)
    await put('outbox', LETTER)
    await put('waiting_changes', { action_id: '0123456789', fields: '{}', submitted_at: 1 })
    await put('action_days', { action_id: '0123456789', day_id: 1 })
    await put('search_texts', { action_id: '0123456789', words: 'rally', version: 1 })
    await put('action_groups', { action_id: '0123456789', position: 0, name: 'x' })
    await put('vevents', { action_id: '0123456789', lang: 'en', version: 1, vevent: 'BEGIN:VEVENT' })
    await put('photos', PHOTO)
    await put('moves', { selection: 'city/de/berlin', action_id: '0123456789', until: 1 })
    await put('persons', { id: 1, slug: 'a-person' })
    await put('action_persons', { action_id: '0123456789', person_id: 1 })
    await put('verdict_snapshots', { verdict_id: 1, action_id: '0123456789', snapshot: '{}' })
    await put('questions', { action_id: '0123456789', question: 'Which square?', asked_at: 1 })
    await put('groups', { id: 1, slug: 'x', name: 'x', folded_name: 'x' })
    await put('trusted_actions', { action_id: '0123456789', group_id: 1 })
    const proposal = { at: 1, coordinator_id: 1, action_id: '0123456789', revision: 0, verdict: '{}', finer: 0 }
    await put('proposals', proposal)
    const flagged = { item: 'action:0123456789', reason: 'other', action_id: '0123456789' }
    await put('flags', { ...flagged, count: 1, first_at: 1, last_at: 1 })
    await put('imports', IMPORT)
    await put('import_actions', { action_id: '0123456789', import_id: IMPORT.id, number: 2, key_hash: 'x' })
    await put('flag_texts', { ...flagged, text: 'x', at: 1 })
    // Tombstones begin when an action ends.
    const hanging = tables.filter(
      ({ name, columns }) => !name.startsWith('tombstone') && columns.some(({ name }) => name === 'actionId'),
    )
    for (const { name } of hanging) expect(await ask(`select * from ${name}`), name).not.toEqual([])
    await env.DB.exec("delete from actions where id = '0123456789'")
    expect(await ask('select object, until from loose_objects')).toEqual([{ object: PHOTO.object, until: 0 }])
    for (const { name } of hanging) expect(await ask(`select * from ${name}`)).toEqual([])
    expect(await ask('select subject_id from verdicts')).toEqual([{ subject_id: '0123456789' }])
  })
})
