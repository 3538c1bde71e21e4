import { env } from 'cloudflare:workers'
import type { Change } from '../../worker/change/change.ts'
import { openDatabase } from '../../worker/store/database.ts'

/** Dies at a call of the outside world: before it, or after it was carried out and before its answer came. */
export type Death = { at: number; answered: boolean }

/** What the Worker of the free plan may do in one invocation: queries, and parameters of one. */
export const LIMITS = { queries: 50, parameters: 100, bytes: 2_000_000 }

/** One invocation of the Worker: what it changes things with, and what that came to. */
export type Invocation = {
  change: Change
  /** How many queries it made, a batch being as many as are in it; the most parameters of one; the longest one's bytes. */
  spent: { queries: number; parameters: number; bytes: number }
  /** Whether it has died. */
  isDead: () => boolean
}

/** An invocation at `now` (milliseconds), which maybe dies. */
export function invocation(now: number, death: Death | null = null): Invocation {
  const spent = { queries: 0, parameters: 0, bytes: 0 }
  let calls = 0
  let dead = false
  const live = async <Answer>(use: () => Promise<Answer>): Promise<Answer> => {
    const fatal = death !== null && calls++ >= death.at
    if (dead || (fatal && !death.answered)) {
      dead = true
      throw new Error('the Worker is dead')
    }
    const answer = await use()
    if (!fatal) return answer
    dead = true
    throw new Error('the Worker died before the answer came')
  }
  const real = new WeakMap<object, D1PreparedStatement>()
  const count = (queries: number) => {
    spent.queries += queries
  }
  const statement = (prepared: D1PreparedStatement): D1PreparedStatement => {
    const watched = new Proxy(prepared, {
      get(target, name) {
        const method = Reflect.get(target, name).bind(target)
        if (name !== 'bind')
          return (...given: unknown[]) =>
            live(() => {
              count(1)
              return method(...given)
            })
        return (...given: unknown[]) => {
          spent.parameters = Math.max(spent.parameters, given.length)
          const bytes = given.map((each) => (typeof each === 'string' ? new TextEncoder().encode(each).length : 8))
          spent.bytes = Math.max(spent.bytes, ...bytes)
          return statement(method(...given))
        }
      },
    })
    real.set(watched, prepared)
    return watched
  }
  const database = new Proxy(env.DB, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => statement(target.prepare(sql))
      if (name !== 'batch') return Reflect.get(target, name).bind(target)
      return (statements: D1PreparedStatement[]) =>
        live(() => {
          count(statements.length)
          return target.batch(statements.map((each) => real.get(each) ?? each))
        })
    },
  })
  const bucket = new Proxy(env.PRIVATE, {
    get(target, name) {
      const method = Reflect.get(target, name).bind(target)
      return (...given: unknown[]) => live(() => method(...given))
    },
  })
  const change = {
    ...{ db: openDatabase(database), bucket, contactKey: env.CONTACT_KEY, now },
    ...{ purge: () => undefined, nudge: () => undefined },
  }
  return { change, spent, isDead: () => dead }
}
