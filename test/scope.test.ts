import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOwnPhoto } from '../worker/moderate/photos/own-photo.ts'
import { belongingOf, isInScope, NOWHERE, type Scope } from '../worker/rules/coordinator.ts'
import { readRecords } from '../worker/store/actions.ts'
import { readBelongings, subjectKey } from '../worker/store/belongings.ts'
import { openDatabase } from '../worker/store/database.ts'
import { listPendingPhotos } from '../worker/store/photo-desk.ts'
import { actionsInScope } from '../worker/store/scope.ts'
import { putMany } from './support/many.ts'

const ALL = 60
const TRIES = 40

/** Limits of every kind to what there is, to what there is not, and to nothing. */
const anyScope: fc.Arbitrary<Scope> = fc.record(
  {
    country: fc.subarray(['DE', 'FR', 'ES', 'AQ']),
    language: fc.subarray(['en', 'fa', 'es', 'de']),
    day: fc.subarray(['freedom-day', 'no-such-day']),
  },
  { requiredKeys: [] },
)

/** Every third action has a Persian text besides, every fourth another original; photos are of every seventh, or of none. */
async function putVariety(): Promise<void> {
  await putMany(ALL)
  const photo = (key: string, action: string, day: string, country: string, lang: string) =>
    `insert into photos (key, upload_hash, object, purpose, action_id, day_id, country, city_name, status, lang, caption, description,
      credit, consent, licence, width, height, bytes, sha256, created_at) select ${key}, ${key}, 'object-' || ${key}, ${action ? "'report'" : "'day'"},
      ${action || 'null'}, ${day}, ${country}, ${country === 'null' ? 'null' : "'Berlin'"}, 'pending', ${lang}, '', '', '', 'nobody', 'cc-by-4.0', 4, 3, 100, 'x', 1`
  await env.DB.batch(
    [
      `insert into action_texts (action_id, lang, title, summary, original)
        select id, 'fa', 'x', '', 0 from actions where cast(id as integer) % 3 = 0`,
      "update action_texts set lang = 'es' where original = 1 and cast(action_id as integer) % 4 = 1",
      `${photo("'a000000000000000' || id", 'id', 'null', 'null', "'de'")} from actions where cast(id as integer) % 7 = 0`,
      ...['DE', 'FR'].flatMap((country) =>
        ['en', 'fa'].map((lang) =>
          photo(
            `'00000000000000000000000${country === 'DE' ? 1 : 2}${lang === 'en' ? 11 : 22}'`,
            '',
            '(select id from days)',
            `'${country}'`,
            `'${lang}'`,
          ),
        ),
      ),
    ].map((statement) => env.DB.prepare(statement)),
  )
}

test('lists show what is a coordinator’s by the rule that says it of one thing', async () => {
  await putVariety()
  const db = openDatabase(env.DB)
  const records = await readRecords(db, { where: undefined, limit: ALL })
  const photos = await listPendingPhotos(db, null, ALL)
  expect([records.length, photos.length]).toEqual([ALL, 13])
  const named = photos.map(({ key }) => ({ subject: 'photo' as const, subjectId: key }))
  const logged = await readBelongings(db, named)
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted()
  const keysOf = (rows: readonly { key: string }[]) => rows.map(({ key }) => key).toSorted()
  let shown = 0
  await fc.assert(
    fc.asyncProperty(anyScope, async (scope) => {
      const own = records.filter((record) => isInScope({ scope }, belongingOf(record)))
      const listed = await readRecords(db, { where: actionsInScope(scope), limit: ALL })
      expect(idsOf(listed)).toEqual(idsOf(own))
      const coordinator = { id: 1, name: 'x', role: 'coordinator' as const, scope }
      const isOwn = await Promise.all(photos.map((photo) => isOwnPhoto({ db, coordinator }, photo)))
      const listedPhotos = await listPendingPhotos(db, null, ALL, scope)
      expect(keysOf(listedPhotos)).toEqual(keysOf(photos.filter((_, index) => isOwn[index])))
      // The log, flags and runs know of the same photos.
      const inLog = named.filter((name) => isInScope({ scope }, logged.get(subjectKey(name)) ?? NOWHERE))
      expect(inLog.map(({ subjectId }) => subjectId).toSorted()).toEqual(keysOf(listedPhotos))
      if (own.length > 0 && own.length < ALL) shown += 1
    }),
    { numRuns: TRIES },
  )
  // Limits that let all or nothing through would show nothing.
  expect(shown).toBeGreaterThan(TRIES / 8)
})

test('the log knows where things belong as the rule says it of one thing', async () => {
  await putVariety()
  const db = openDatabase(env.DB)
  const records = await readRecords(db, { where: undefined, limit: ALL })
  const namesOf = ({ id }: { id: string }) => [
    { subject: 'action' as const, subjectId: id },
    { subject: 'flag' as const, subjectId: `action:${id}` },
    { subject: 'translation' as const, subjectId: `action:${id}/fa` },
    { subject: 'translation' as const, subjectId: `report:${id}/fa` },
  ]
  const belongings = await readBelongings(db, records.flatMap(namesOf))
  for (const record of records) {
    const { country, languages, days } = belongingOf(record)
    for (const name of namesOf(record)) {
      const found = belongings.get(subjectKey(name))
      expect(found && { ...found, languages: found.languages.toSorted() }).toEqual({
        ...{ country, days },
        languages: languages.toSorted(),
      })
    }
  }
  const day = { subject: 'translation' as const, subjectId: 'day:freedom-day/fa' }
  const called = { country: null, languages: ['en'], days: ['freedom-day'] }
  expect((await readBelongings(db, [day])).get(subjectKey(day))).toEqual(called)
  expect(records.some(({ days }) => days.length > 0)).toBe(true)
})
