import { createServer, type IncomingMessage } from 'node:http'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'

/** A statement as the Worker's binding sends it. */
export type Query = { sql: string; params: unknown[] }

/** A D1 in this process, for a Worker in another one. */
export type D1Server = {
  /** Host and port. */
  address: string
  /** What was asked since the last call of this. */
  takeQueries: () => Query[]
  close: () => Promise<void>
}

/**
 * Answers workerd's D1 binding from an SQLite file: POST /query and /execute with a statement, or a list of them as one
 * transaction. It runs outside the Worker's process, as D1 does, so that SQLite's time is not the Worker's. How many
 * rows were read it cannot know: see local-d1.ts.
 */
export async function serveD1(path: string): Promise<D1Server> {
  const file = new DatabaseSync(path)
  const run = runner(file)
  let queries: Query[] = []
  const server = createServer(async (request, response) => {
    const format = new URL(request.url ?? '/', 'http://d1').searchParams.get('resultsFormat')
    const asked = await readQueries(request)
    queries.push(...asked)
    let [status, answer]: [number, unknown] = [200, null]
    try {
      answer = inTransaction(file, () => asked.map((query) => run(query, format)))
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      ;[status, answer] = [500, { success: false, error: words }]
    }
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('the database listens nowhere')
  return {
    address: `127.0.0.1:${at.port}`,
    takeQueries: () => {
      const taken = queries
      queries = []
      return taken
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      file.close()
    },
  }
}

async function readQueries(request: IncomingMessage): Promise<Query[]> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  // What the binding sends: one statement or a list, the parameters left out where there are none.
  const sent = JSON.parse(Buffer.concat(chunks).toString()) as Partial<Query> | Partial<Query>[]
  return [sent].flat().map(({ sql = '', params }) => ({ sql, params: params ?? [] }))
}

function inTransaction<T>(file: DatabaseSync, work: () => T): T {
  file.exec('begin')
  try {
    const done = work()
    file.exec('commit')
    return done
  } catch (error) {
    file.exec('rollback')
    throw error
  }
}

/** Runs one statement and answers in the shape that the binding takes apart: rows and columns, or objects. */
function runner(file: DatabaseSync): (query: Query, format: string | null) => unknown {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const changes = file.prepare('select total_changes() as total, last_insert_rowid() as last')
  return ({ sql, params }, format) => {
    const statement = prepared.get(sql) ?? file.prepare(sql)
    prepared.set(sql, statement)
    statement.setReturnArrays(true)
    const before = changes.get()?.total
    const columns = statement.columns().map(({ name }) => name)
    // Rows are arrays, as asked for above; of an object, two columns of one name would be one.
    const rows = statement.all(...params.map(fromWire)).map((row) => Object.values(row).map(toWire))
    const after = changes.get()
    const changed = Number(after?.total) - Number(before)
    const objects = () => rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])))
    return {
      success: true,
      results: format === 'ROWS_AND_COLUMNS' ? { columns, rows } : objects(),
      meta: { served_by: 'bench', duration: 0, changes: changed, last_row_id: after?.last, changed_db: changed > 0 },
    }
  }
}

/** Bytes travel as a list of numbers, in both directions. */
function toWire(value: unknown): unknown {
  return value instanceof Uint8Array ? [...value] : value
}

function fromWire(value: unknown): SQLInputValue {
  if (Array.isArray(value)) return Uint8Array.from(value)
  if (value === null || typeof value === 'number' || typeof value === 'string') return value
  throw new Error(`a statement is given a ${typeof value}`)
}
