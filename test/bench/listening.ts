import type { Query } from './d1-server.ts'

/** What queries cost: how many there were, and the rows that D1 bills. */
export type RowsRead = { queries: number; rows: number }

/** A database that adds up what its statements read: `meta.rows_read`, by whichever method they are run. */
export function counting(database: D1Database): { db: D1Database; read: RowsRead } {
  const read: RowsRead = { queries: 0, rows: 0 }
  const add = ({ meta }: D1Result) => {
    read.queries += 1
    read.rows += meta.rows_read
  }
  // The statement that stands behind each that was given out, for a batch.
  const behind = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
  const listening = (statement: D1PreparedStatement): D1PreparedStatement => {
    const all = async <Row>() => {
      const result = await statement.all<Row>()
      add(result)
      return result
    }
    const given = new Proxy(statement, {
      get(target, method) {
        if (method === 'bind') return (...values: unknown[]) => listening(target.bind(...values))
        if (method === 'all' || method === 'run') return all
        // The other methods leave out what was read: they are made of the one that tells.
        if (method === 'raw')
          return async () => (await all<Record<string, unknown>>()).results.map((row) => Object.values(row))
        if (method === 'first')
          return async (column?: string) => {
            const [row = null] = (await all<Record<string, unknown>>()).results
            return column === undefined || row === null ? row : row[column]
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
        return async (statements: D1PreparedStatement[]) => {
          const results = await target.batch(statements.map((statement) => behind.get(statement) ?? statement))
          for (const result of results) add(result)
          return results
        }
      return Reflect.get(target, name)
    },
  })
  return { db, read }
}

/** Runs what a Worker has asked once more, and gives what it reads. */
export async function rowsReadBy(database: D1Database, queries: readonly Query[]): Promise<number> {
  const { db, read } = counting(database)
  for (const { sql, params } of queries)
    await db
      .prepare(sql)
      .bind(...params)
      .run()
  return read.rows
}
