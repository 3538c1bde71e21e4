import { createHash } from 'node:crypto'

/** A table of the house: its columns, and those by which its rows are put in order. */
export type Table = { name: string; columns: string[]; key: string[] }

/** Tables of the runtime and of SQLite, which every database has of its own. */
const NOT_OURS = /^(_cf_|sqlite_|d1_)/
const ROWS_A_PAGE = 100

async function ask<Row>(db: D1Database, sql: string, ...given: unknown[]): Promise<Row[]> {
  const statement = db.prepare(sql)
  return (await (given.length > 0 ? statement.bind(...given) : statement).all<Row>()).results
}

/**
 * Every table that holds rows of its own, each after those that it refers to: as the database itself says, so that a table that
 * is added is among them. What is virtual is made of others, and is not.
 */
export async function listTables(db: D1Database): Promise<Table[]> {
  const listed = await ask<{ name: string; type: string }>(db, 'select name, type from pragma_table_list order by name')
  const tables: { table: Table; parents: Set<string> }[] = []
  for (const { name } of listed.filter(({ name, type }) => type === 'table' && !NOT_OURS.test(name))) {
    const columns = await ask<{ name: string; pk: number }>(db, 'select name, pk from pragma_table_info(?)', name)
    const parents = await ask<{ parent: string }>(db, 'select "table" as parent from pragma_foreign_key_list(?)', name)
    const primary = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
    tables.push({
      table: {
        name,
        columns: columns.map((column) => column.name),
        key: primary.length > 0 ? primary.map((column) => column.name) : ['rowid'],
      },
      parents: new Set(parents.map(({ parent }) => parent).filter((parent) => parent !== name)),
    })
  }
  return inOrder(tables)
}

function inOrder(tables: { table: Table; parents: Set<string> }[]): Table[] {
  const ordered: Table[] = []
  let rest = tables
  while (rest.length > 0) {
    const open = new Set(rest.map(({ table }) => table.name))
    const next = rest.filter(({ parents }) => ![...parents].some((parent) => open.has(parent)))
    if (next.length === 0) throw new Error(`these tables refer to each other: ${[...open].join(', ')}`)
    ordered.push(...next.map(({ table }) => table))
    rest = rest.filter((each) => !next.includes(each))
  }
  return ordered
}

/** The rows of a table in the order of its key, as JSON lists of its values, a page at a time. */
export async function* rowsOf(db: D1Database, { name, columns, key }: Table): AsyncGenerator<string[]> {
  const keys = key.map(quoted).join(', ')
  const wanted = [...columns, ...key].map(quoted).join(', ')
  for (let after: unknown[] | null = null; ; ) {
    const behind = after ? `where (${keys}) > (${key.map(() => '?').join(', ')})` : ''
    const statement = db.prepare(
      `select ${wanted} from ${quoted(name)} ${behind} order by ${keys} limit ${ROWS_A_PAGE}`,
    )
    const rows: unknown[][] = await (after ? statement.bind(...after) : statement).raw()
    yield rows.map((row) => JSON.stringify(row.slice(0, columns.length)))
    const last = rows.at(-1)
    if (!last || rows.length < ROWS_A_PAGE) return
    after = last.slice(columns.length)
  }
}

/** How many rows a table has, and the SHA-256 of all of them in their order. */
export async function sumOf(db: D1Database, table: Table): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const page of rowsOf(db, table)) {
    rows += page.length
    for (const row of page) hash.update(`${row}\n`)
  }
  return { rows, sha256: hash.digest('hex') }
}

/** What the database is made of: SHA-256 of all its statements, triggers and indexes among them. */
export async function fingerprintOf(db: D1Database): Promise<string> {
  const made = await ask<{ name: string; sql: string | null }>(
    db,
    'select name, sql from sqlite_master where sql is not null order by type, name',
  )
  const hash = createHash('sha256')
  for (const { name, sql } of made) if (!NOT_OURS.test(name)) hash.update(`${sql}\n`)
  return hash.digest('hex')
}

/** The last number that each table of numbers has given, given again to none. */
export async function countersOf(db: D1Database): Promise<Record<string, number>> {
  const counters = await ask<{ name: string; seq: number }>(db, 'select name, seq from sqlite_sequence order by name')
  return Object.fromEntries(counters.filter(({ name }) => !NOT_OURS.test(name)).map(({ name, seq }) => [name, seq]))
}

/** The migrations that a database has had, in order. */
export async function migrationsOf(db: D1Database): Promise<string[]> {
  return (await ask<{ name: string }>(db, 'select name from d1_migrations order by id')).map(({ name }) => name)
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
