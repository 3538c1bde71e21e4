import { env } from 'cloudflare:workers'
import { putWords } from '../../worker/change/search.ts'
import { actionRow, publishedRecord } from '../../worker/rules/action-row.ts'
import { KINDS } from '../../worker/rules/kinds.ts'
import { insertAction, insertGroups, replaceParts } from '../../worker/store/action-writes.ts'
import { runBatch, type Statement } from '../../worker/store/batch.ts'
import { openDatabase } from '../../worker/store/database.ts'
import { putDay } from '../../worker/store/day-writes.ts'
import { fieldsOf } from './actions.ts'
import { dayText } from './feeds.ts'

/** The moment at which half of the many actions are over. */
export const HALFWAY = Date.parse('2027-06-01T00:00Z')
export const COUNTRIES = { Berlin: 'DE', Paris: 'FR', Madrid: 'ES', Bogotá: 'CO', Oslo: 'NO', Toronto: 'CA' } as const
const CITIES = Object.keys(COUNTRIES)
const STATEMENTS_A_BATCH = 100
const NO_HOURS = { startTime: null, endTime: null, opensOn: null, closesOn: null }

/** Fills the database with actions: one a date from January to October, in six cities by turns, one in ten waiting. */
export async function putMany(count: number): Promise<void> {
  const db = openDatabase(env.DB)
  const day = { slug: 'freedom-day', startsOn: '2027-06-20', endsOn: '2027-06-20', weekday: null, ...NO_HOURS }
  const statements: Statement[] = [
    ...putDay(db, null, { ...day, texts: [dayText({ title: 'Freedom day', call: '' })] }, 1),
    ...insertGroups(db, [{ slug: 'group-a', name: 'Group A', foldedName: 'groupa' }]),
  ]
  for (let index = 0; index < count; index++) {
    const id = String(index).padStart(10, '0')
    const fields = fieldsOf({
      startDate: new Date(Date.UTC(2027, 0, 1) + Math.floor((index * 300) / count) * 86_400_000)
        .toISOString()
        .slice(0, 10),
      lat: '',
      lon: '',
      city: CITIES[index % CITIES.length] ?? '',
      country: Object.values(COUNTRIES)[index % CITIES.length] ?? '',
      kind: KINDS[index % KINDS.length] ?? '',
      days: index % 20 === 0 ? ['freedom-day'] : [],
      groups: index % 15 === 0 ? 'Group A' : '',
    })
    const waits = index % 10 === 9
    statements.push(
      insertAction(db, {
        id,
        linkHash: `hash of ${id}`,
        status: waits ? 'pending' : 'published',
        publishedAt: waits ? null : 1,
        createdAt: 1,
        ...actionRow(fields),
      }),
      ...replaceParts(db, id, { ...fields, groups: fields.groups.map((name) => ({ name, confirmedAs: 'groupa' })) }),
      ...(waits ? [] : putWords(db, publishedRecord(id, fields, 1))),
    )
  }
  for (let start = 0; start < statements.length; start += STATEMENTS_A_BATCH) {
    const [first, ...rest] = statements.slice(start, start + STATEMENTS_A_BATCH)
    if (first) await runBatch(db, [first, ...rest])
  }
}
