import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, describe, expect, inject, test } from 'vitest'
import { actionRow } from '../worker/rules/action-row.ts'
import { laneOf } from '../worker/rules/waiting.ts'
import { dropWaitingChange, insertAction, putWaitingChange, replaceParts } from '../worker/store/action-writes.ts'
import { openDatabase } from '../worker/store/database.ts'
import { putFlag } from '../worker/store/flags.ts'
import { openLane } from '../worker/store/lanes.ts'
import { fieldsOf } from './support/actions.ts'

const db = () => openDatabase(env.DB)

async function ask<Row>(statement: string): Promise<Row[]> {
  return (await env.DB.prepare(statement).all<Row>()).results
}

async function exec(statement: string): Promise<void> {
  await env.DB.prepare(statement).run()
}

const IDS = ['0000000001', '0000000002', '0000000003']
const KEYS = ['a'.repeat(26), 'b'.repeat(26)]
/** Each run is dozens of writes. */
const RUNS_A_RUN = 16
const WORDS = { days: ['june-20-2027', 'every-tuesday'], langs: ['en', 'fa', 'es'], countries: ['DE', 'FR'] }

/** Limits of several countries, languages or days. */
const LANES = [
  { country: WORDS.countries },
  { language: ['en', 'fa'] },
  { country: ['DE'], language: ['es', 'fa'], day: WORDS.days },
].map(laneOf)

/** Flags of what is not public, and words of what is not flagged. */
const FLAGGED_UNSEEN = `select item from flags
    left join photos on photos.key = photo_key
    left join actions on actions.id = coalesce(flags.action_id, photos.action_id)
  where coalesce(actions.status not in ('published', 'cancelled'), 0) or photos.status <> 'published'
    or coalesce(actions.id, photos.key) is null
  union all select item from flag_texts where item not in (select item from flags)`

/** One thing that some writer does to what waits; most of them are refused, or change nothing, at most times. */
const step = fc.oneof(
  fc.record({
    does: fc.constant('register' as const),
    id: fc.constantFrom(...IDS),
    lang: fc.constantFrom(...WORDS.langs),
    days: fc.subarray(WORDS.days),
    date: fc.constantFrom('2027-06-20', '2027-07-01', '2026-01-02'),
  }),
  fc.record({
    does: fc.constant('parts' as const),
    id: fc.constantFrom(...IDS),
    lang: fc.constantFrom(...WORDS.langs),
    days: fc.subarray(WORDS.days),
  }),
  fc.record({
    does: fc.constant('status' as const),
    id: fc.constantFrom(...IDS),
    status: fc.constantFrom('pending', 'published', 'cancelled', 'confirmed', 'rejected', 'withdrawn'),
  }),
  fc.record({
    does: fc.constant('country' as const),
    id: fc.constantFrom(...IDS),
    country: fc.constantFrom(...WORDS.countries),
  }),
  fc.record({
    does: fc.constantFrom('change', 'dropChange', 'ask', 'answer', 'report', 'decideReport', 'delete'),
    id: fc.constantFrom(...IDS),
  }),
  fc.record({
    does: fc.constantFrom('photo', 'dayPhoto', 'publishPhoto', 'hidePhoto', 'request', 'forgetRequests', 'deletePhoto'),
    key: fc.constantFrom(...KEYS),
    id: fc.constantFrom(...IDS),
  }),
  fc.record({ does: fc.constantFrom('moveReports', 'movePhotos'), id: fc.constantFrom(...IDS) }),
  fc.record({ does: fc.constantFrom('openLane' as const, 'closeLane' as const), lane: fc.constantFrom(...LANES) }),
  fc.record({
    does: fc.constantFrom('flag', 'flagPhoto', 'dismiss'),
    id: fc.constantFrom(...IDS),
    key: fc.constantFrom(...KEYS),
    reason: fc.constantFrom('danger', 'private', 'wrong-facts'),
    at: fc.integer({ min: 1, max: 9 }),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function carryOut(each: Step): Promise<void> {
  const at = `'${'id' in each ? each.id : ''}'`
  const key = 'key' in each ? each.key : ''
  switch (each.does) {
    case 'register': {
      if (!('date' in each)) return
      const { id, lang, days, date } = each
      const fields = fieldsOf({ lang, days, startDate: date })
      await db().batch([
        insertAction(db(), { id, linkHash: id, status: 'pending', createdAt: 1, ...actionRow(fields) }),
        ...replaceParts(db(), id, { ...fields, groups: [] }),
      ])
      return
    }
    case 'parts': {
      if (!('days' in each)) return
      const [first, ...rest] = replaceParts(db(), each.id, { ...fieldsOf(each), groups: [] })
      if (first) await db().batch([first, ...rest])
      return
    }
    case 'status': {
      if (!('status' in each)) return
      const by = each.status === 'cancelled' ? "'organizer'" : each.status === 'confirmed' ? "'coordinator'" : 'null'
      const status = each.status === 'confirmed' ? 'cancelled' : each.status
      return exec(
        `update actions set status = '${status}', cancelled_by = ${by}, published_at = 1 where id = '${each.id}'`,
      )
    }
    case 'country':
      return 'country' in each ? exec(`update actions set country = '${each.country}' where id = ${at}`) : undefined
    case 'change':
      await db().batch([putWaitingChange(db(), each.id, fieldsOf({ startDate: '2027-06-10' }), 5)])
      return
    case 'dropChange':
      await db().batch([dropWaitingChange(db(), each.id)])
      return
    case 'ask':
      return exec(`insert into questions (action_id, question, asked_at) values (${at}, 'Which?', 1)`)
    case 'answer':
      return exec(`update questions set answer = 'That.', answered_at = 2 where action_id = ${at}`)
    case 'report':
      return exec(`insert into reports (id, action_id, status, lang, text, links, created_at)
        select substr(${at}, 2) || count(*), ${at}, 'pending', 'en', 'x', '[]', 3 from reports where action_id = ${at}`)
    case 'decideReport':
      return exec(`update reports set status = 'published', published_at = 4 where action_id = ${at}`)
    case 'delete':
      return exec(`delete from actions where id = ${at}`)
    case 'photo':
    case 'dayPhoto': {
      const [purpose, of] = each.does === 'photo' ? ['report', `${at}, null`] : ['day', 'null, 1']
      return exec(`insert into photos (key, upload_hash, object, purpose, action_id, day_id, country, status, lang, caption,
        description, credit, consent, licence, width, height, bytes, sha256, created_at, published_at)
        values ('${key}', '${key}', '${key}', '${purpose}', ${of}, 'DE', 'pending', 'fa', '', '', '', 'nobody',
        'cc0-1.0', 1, 1, 1, 'x', 6, 7)`)
    }
    case 'publishPhoto':
      return exec(`update photos set status = 'published' where key = '${key}'`)
    case 'hidePhoto':
      return exec(`update photos set status = 'hidden' where key = '${key}'`)
    case 'request':
      return exec(`insert into removal_requests (photo_key, reason, at, hid) values ('${key}', '', 1, 0)`)
    case 'forgetRequests':
      return exec(`delete from removal_requests where photo_key = '${key}'`)
    case 'deletePhoto':
      return exec(`delete from photos where key = '${key}'`)
    case 'moveReports':
      return exec(`update reports set action_id = ${at} where action_id = '${IDS[0]}'`)
    case 'movePhotos':
      return exec(`update photos set action_id = ${at} where action_id = '${IDS[0]}'`)
    case 'flag':
    case 'flagPhoto': {
      if (!('reason' in each)) return
      const of = each.does === 'flag' ? { action: each.id } : { photo: each.key }
      const [first, ...rest] = putFlag(db(), of, { reason: each.reason, text: `Words ${each.at}` }, each.at)
      await db().batch([first, ...rest])
      return
    }
    case 'openLane':
      if ('lane' in each) await openLane(db(), each.lane)
      return
    case 'closeLane':
      return 'lane' in each ? exec(`delete from lanes where scope = '${each.lane}'`) : undefined
    case 'dismiss':
      return exec(`delete from flags where action_id = ${at} or photo_key = '${key}'`)
  }
}

/** What lies in the tables of the queue, and what would lie there if they were made anew. */
async function keptAndDue() {
  const sorted = (rows: { counts: string }[]) =>
    rows.map((row) => ({ ...row, counts: Object.entries(JSON.parse(row.counts)).sort() }))
  const both = (table: string) => {
    const columns = table === 'waiting_slots' ? 'lane, country, lang, day, place, kind' : '*'
    return [table, `${table}_due`].map(
      (name) => `select ${columns} from ${name} order by 1, 2${table === 'waiting_counts' ? '' : ', 3, 4, 5'}`,
    )
  }
  const waits = 'select * from waiting order by 1'
  const due = `select * from (select * from waiting_due union all select * from waiting_action_flags_due
    union all select * from waiting_photo_flags_due) order by 1`
  const [slots = '', slotsDue = ''] = both('waiting_slots')
  const [counts = '', countsDue = ''] = both('waiting_counts')
  return {
    kept: [await ask(waits), await ask(slots), sorted(await ask(counts))],
    due: [await ask(due), await ask(slotsDue), sorted(await ask(countsDue))],
  }
}

beforeEach(async () => {
  await exec(
    "insert into days (id, slug, starts_on, ends_on, published_at) values (1, 'june-20-2027', '2027-06-20', '2027-06-20', 1)",
  )
  await exec(
    "insert into days (id, slug, starts_on, weekday, published_at) values (2, 'every-tuesday', '2027-01-05', 'TU', 1)",
  )
})

describe('what waits', () => {
  test('is kept as it would be found anew, whatever writers do', async () => {
    let waited = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        for (const table of ['actions', 'photos', 'lanes']) await exec(`delete from ${table}`)
        for (const each of steps)
          await carryOut(each).catch((error: unknown) => {
            if (!/constraint/i.test(String(error))) throw error
          })
        const { kept, due } = await keptAndDue()
        expect(kept).toEqual(due)
        // What nobody sees any more is flagged no more either.
        expect(await ask(FLAGGED_UNSEEN)).toEqual([])
        waited += kept[0]?.length ?? 0
      }),
      { numRuns: Math.ceil(inject('runs') / RUNS_A_RUN) },
    )
    expect(waited).toBeGreaterThan(0)
  }, 3_600_000)

  test('of another room follows its action, and goes with it', async () => {
    await carryOut({ does: 'register', id: '0000000001', lang: 'en', days: [], date: '2027-06-20' })
    await exec("update actions set status = 'published', published_at = 1")
    await exec(`insert into waiting select 'flag:7', 'flag', 0, action_id, null, country, languages, days, due_at, ends_at, 1
      from action_belongings`)
    await carryOut({ does: 'parts', id: '0000000001', lang: 'fa', days: ['every-tuesday'] })
    await exec("update actions set country = 'FR'")
    expect(await ask('select item, country, languages, days from waiting')).toEqual([
      { item: 'flag:7', country: 'FR', languages: '["fa"]', days: '["every-tuesday"]' },
    ])
    const { kept, due } = await keptAndDue()
    expect(kept.slice(1)).toEqual(due.slice(1))
    await exec('delete from actions')
    for (const table of ['waiting', 'waiting_slots', 'waiting_counts'])
      expect(await ask(`select * from ${table}`), table).toEqual([])
  })

  test('that was there before the queue was kept is found by filling it', async () => {
    await carryOut({ does: 'register', id: '0000000001', lang: 'en', days: ['june-20-2027'], date: '2027-06-20' })
    await carryOut({ does: 'dayPhoto', id: '0000000001', key: KEYS[0] ?? '' })
    const { kept } = await keptAndDue()
    await exec('delete from waiting')
    await exec('insert into waiting select * from waiting_due')
    expect((await keptAndDue()).kept).toEqual(kept)
  })
})
