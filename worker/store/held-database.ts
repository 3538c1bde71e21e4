import { sql } from 'drizzle-orm'
import { COUNTED_MS, DONE_AT_MOST, EFFECTS, type Effect, SHOWN_FOR_MANY_MS } from '../rules/step-up.ts'
import { isRefusedBy, type Statement } from './batch.ts'
import { type Database, openDatabase } from './database.ts'
import { countDeeds, didAt, isFirst } from './deeds.ts'
import { alarms } from './schema-safety.ts'
import { sessions } from './schema-sign-in.ts'

/** Who does something at the desk at `now`, in a session that a passkey opened at a moment (milliseconds). */
export type Holder = { coordinatorId: number; openedAt: number; now: number }

/** Thrown where somebody has done so much that they show their passkey first: nothing was written. */
export class PasskeyNeeded extends Error {}

/**
 * The database for what a coordinator posts. Each batch that puts in public or takes away counts, as its last statement, what
 * they have done since their passkey was shown, within an hour: beyond the limit all of it is undone, and PasskeyNeeded is
 * thrown. The database itself counts, as a thief does a hundred things at once; and no writer can forget it.
 */
export function holdDatabase(binding: D1Database, holder: Holder): Database {
  const open = openDatabase(binding)
  const batch = async (statements: readonly [Statement, ...Statement[]]) => {
    try {
      const results = await open.batch([
        ...statements,
        ...EFFECTS.map((effect) => refuseBeyond(open, effect, holder)),
        raiseAlarm(open, holder),
      ])
      return results.slice(0, statements.length)
    } catch (error) {
      if (isRefusedBy(error, REFUSAL)) throw new PasskeyNeeded()
      throw error
    }
  }
  // Whatever else it does is the same, and has been made once.
  return Object.create(open, { batch: { value: batch } })
}

const REFUSAL = 'NOT NULL constraint failed: sessions.session_hash'

/** Writes nothing, or, beyond the limit, what no table takes. */
function refuseBeyond(db: Database, effect: Effect, { coordinatorId, openedAt, now }: Holder): Statement {
  const of = { coordinatorId, since: Math.max(openedAt, now - COUNTED_MS) }
  const isForMany = now - openedAt <= SHOWN_FOR_MANY_MS ? isFirst(of) : sql`false`
  return db.insert(sessions).select(sql`select null, '', 0, '', 0, 0 where ${didAt(effect, { coordinatorId, now })}
    and ${countDeeds(effect, of)} > ${DONE_AT_MOST[effect]} and not ${isForMany}`)
}

/** Tells the others of who has taken away as much as one may within an hour, whether or not they showed their passkey meanwhile. */
function raiseAlarm(db: Database, { coordinatorId, now }: Holder): Statement {
  const taken = countDeeds('takes', { coordinatorId, since: now - COUNTED_MS })
  const much = sql`select ${coordinatorId}, ${now}, much.taken from (select ${taken} as taken
    where ${didAt('takes', { coordinatorId, now })}) as much where much.taken >= ${DONE_AT_MOST.takes}`
  const { at, taken: last } = alarms
  return db
    .insert(alarms)
    .select(much)
    .onConflictDoUpdate({
      target: alarms.coordinatorId,
      set: { at: sql`excluded.${sql.identifier(at.name)}`, taken: sql`excluded.${sql.identifier(last.name)}` },
    })
}
