import type { Query } from './d1-server.ts'

/** What queries cost: the rows that D1 bills, and how many queries there were. */
export type RowsRead = { rows: number; queries: number }

/** A database that adds up what is read in it: `meta.rows_read`, by whichever method statements are run. */
export function counting(database: D1Database): { db: D1Database; read: RowsRead } {
  const read: RowsRead = { rows: 0, queries: 0 }
  const add = <Result extends D1Result>(result: Result): Result => {
    read.queries += 1
    read.rows += result.meta.rows_read
    return result
  }
  // The statement behind each that was given out: a batch takes nothing else.
  const behind = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
  const listening = (statement: D1PreparedStatement): D1PreparedStatement => {
    const given = new Proxy(statement, {
      get(target, method) {
        if (method === 'bind') return (...values: unknown[]) => listening(target.bind(...values))
        if (method === 'all' || method === 'run') return async () => add(await target[method]())
        // The others do not tell: what they run is run once more, which is harmless as long as it only reads.
        if (method === 'raw' || method === 'first')
          return async (...options: unknown[]) => {
            add(await target.all())
            return Reflect.apply(Reflect.get(target, method), target, options)
          }
        return Reflect.get(target, method)
      },
    })
    behind.set(given, statement)
    return given
  }
  const db = new Proxy(database, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => listening(target.prepare(sql))
      if (name === 'batch')
        return async (statements: D1PreparedStatement[]) =>
          (await target.batch(statements.map((statement) => behind.get(statement) ?? statement))).map(add)
      return Reflect.get(target, name)
    },
  })
  return { db, read }
}

/** Runs what a Worker has asked once more, and gives what it reads. */
export async function rowsReadBy(database: D1Database, queries: readonly Query[]): Promise<number> {
  const { db, read } = counting(database)
  for (const { sql, params } of queries) {
    const statement = db.prepare(sql).bind(...params)
    await statement.all()
  }
  return read.rows
}
