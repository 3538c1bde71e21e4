import { env } from 'cloudflare:workers'
import { type Database, openDatabase } from '../../worker/store/database.ts'

/** A query that the store has run. */
export type Query = { sql: string; parameters: unknown[] }

/** What one run of a query costs and how SQLite goes about it. */
export type Cost = Query & {
  /** Lines of EXPLAIN QUERY PLAN that name a table. */
  plan: string[]
  /** Rows that D1 bills. */
  read: number
  returned: number
}

/** Runs something on the database and gives each query that it made, with what it cost. */
export async function costsOf(use: (db: Database) => Promise<unknown>): Promise<Cost[]> {
  const queries: Query[] = []
  await use(openDatabase(listening(env.DB, queries)))
  return Promise.all(queries.map(costOf))
}

async function costOf(query: Query): Promise<Cost> {
  const run = (sql: string) => env.DB.prepare(sql).bind(...query.parameters)
  const { results, meta } = await run(query.sql).all()
  const steps = await run(`explain query plan ${query.sql}`).all<{ detail: string }>()
  const plan = steps.results.map(({ detail }) => detail).filter((detail) => /^(SCAN|SEARCH) /.test(detail))
  return { ...query, plan, read: meta.rows_read, returned: results.length }
}

/** A database that writes down what it is asked: each statement of a batch too. */
export function listening(database: D1Database, queries: Query[]): D1Database {
  return new Proxy(database, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name)
      return (sql: string) => {
        const statement = target.prepare(sql)
        return new Proxy(statement, {
          get(prepared, method) {
            if (method !== 'bind') return Reflect.get(prepared, method).bind(prepared)
            return (...parameters: unknown[]) => {
              queries.push({ sql, parameters })
              return prepared.bind(...parameters)
            }
          },
        })
      }
    },
  })
}
