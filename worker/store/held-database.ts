import { type SQL, sql } from 'drizzle-orm'
import { COUNTED_MS, DONE_AT_MOST, EFFECTS, type Effect, SHOWN_FOR_MANY_MS } from '../rules/step-up.ts'
import { isRefusedBy, type Statement } from './batch.ts'
import { type Database, openDatabase } from './database.ts'
import { countDeeds, didAt, isFirst } from './deeds.ts'
import { alarms } from './schema-safety.ts'

/** Who does something at the desk at `now`, in a session that a passkey opened at a moment (milliseconds). */
export type Holder = { coordinatorId: number; openedAt: number; now: number }

/** Why a passkey is shown first: `much` was done within an hour, or what is done `goesOn` without any session. */
export type WhyPasskey = 'much' | 'goesOn'

/** Thrown where somebody shows their passkey first: nothing was written. */
export class PasskeyNeeded extends Error {
  readonly why: WhyPasskey

  constructor(why: WhyPasskey) {
    super(`passkey needed: ${why}`)
    this.why = why
  }
}

/**
 * The database for what a coordinator posts. Each batch that puts in public or takes away counts, as its last statement, what
 * they have done since their passkey was shown, within an hour: beyond the limit all of it is undone, and PasskeyNeeded is
 * thrown. The database itself counts, as a thief does a hundred things at once; and no writer can forget it.
 */
export function holdDatabase(binding: D1Database, holder: Holder): Database {
  const open = openDatabase(binding)
  const batch = async (statements: readonly [Statement, ...Statement[]]) => {
    try {
      const results = await open.batch([...statements, refuseOrTell(open, holder)])
      return results.slice(0, statements.length)
    } catch (error) {
      if (isRefusedBy(error, REFUSAL)) throw new PasskeyNeeded('much')
      throw error
    }
  }
  // Whatever else it does is the same, and has been made once.
  return Object.create(open, { batch: { value: batch } })
}

const REFUSAL = 'NOT NULL constraint failed: alarms.taken'

/**
 * One statement, as the free plan counts them: beyond a limit it writes what the table does not take, else it tells the others of
 * who has taken away as much as one may within an hour, whether or not they showed their passkey meanwhile.
 */
function refuseOrTell(db: Database, holder: Holder): Statement {
  const { coordinatorId, now } = holder
  const isBeyond = sql.join(
    EFFECTS.map((effect) => isBeyondLimit(effect, holder)),
    sql` or `,
  )
  const taken = sql`case when ${didAt('takes', holder)}
    then ${countDeeds('takes', { coordinatorId, since: now - COUNTED_MS })} else 0 end`
  return db
    .insert(alarms)
    .select(
      sql`select ${coordinatorId}, ${now}, iif(done.beyond, null, done.taken)
        from (select ${isBeyond} as beyond, ${taken} as taken) as done
        where done.beyond or done.taken >= ${DONE_AT_MOST.takes}`,
    )
    .onConflictDoUpdate({
      target: alarms.coordinatorId,
      set: { at: sql`excluded.at`, taken: sql`excluded.taken` },
    })
}

function isBeyondLimit(effect: Effect, { coordinatorId, openedAt, now }: Holder): SQL {
  const of = { coordinatorId, since: Math.max(openedAt, now - COUNTED_MS) }
  const isForMany = now - openedAt <= SHOWN_FOR_MANY_MS ? isFirst(of) : sql`false`
  return sql`(${didAt(effect, { coordinatorId, now })}
    and ${countDeeds(effect, of)} > ${DONE_AT_MOST[effect]} and not ${isForMany})`
}
