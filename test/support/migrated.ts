import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

/** Statements after which an empty database is as the migrations leave it. */
type Migrated = readonly { sql: string; values: readonly unknown[] }[]

/** Made by the first test of a workerd. */
let migrated: Migrated | null = null

/**
 * Makes an empty database what the migrations make of it. The first test really applies them; the others get what
 * came of that, which takes a fifth of the time: it is most of what many a test does.
 */
export async function putSchema(): Promise<void> {
  if (migrated) {
    await env.DB.batch(migrated.map(({ sql, values }) => env.DB.prepare(sql).bind(...values)))
    return
  }
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
  migrated = await readMigrated()
}

async function readMigrated(): Promise<Migrated> {
  // The tables in which FTS5 keeps an index it makes itself.
  const { results } = await env.DB.prepare(
    `select type, name, sql from sqlite_master as made
      where sql is not null and name not like 'sqlite%' and name not glob '_cf*' and not exists (
        select 1 from sqlite_master as index_of
        where index_of.sql like 'create virtual table%' and made.name glob index_of.name || '_*')
      order by rowid`,
  ).all<{ type: string; name: string; sql: string }>()
  const schema = (isWanted: (type: string) => boolean) =>
    results.filter(({ type }) => isWanted(type)).map(({ sql }) => ({ sql, values: [] }))
  const tables = results.filter(({ type, sql }) => type === 'table' && !/^create virtual/i.test(sql))
  const indexes = results.filter(({ sql }) => /^create virtual/i.test(sql))
  const rows = await Promise.all([
    ...tables.map(({ name }) => readRows(name)),
    ...indexes.map(({ name }) => readSettings(name)),
  ])
  const numbers = await readRows('sqlite_sequence')
  // Rows before triggers, which would write some of them again.
  const emptied = { sql: 'delete from sqlite_sequence', values: [] }
  const [made, triggers] = [schema((type) => type !== 'trigger'), schema((type) => type === 'trigger')]
  return [...made, ...rows.flat(), emptied, ...numbers, ...triggers]
}

/** The statements that put in the rows of a table as they are. */
async function readRows(table: string): Promise<Migrated> {
  const { results } = await env.DB.prepare(`select * from "${table}"`).all()
  return results.map((row) => {
    const columns = Object.keys(row).map((column) => `"${column}"`)
    const sql = `insert into "${table}" (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
    return { sql, values: Object.values(row) }
  })
}

/** What an index of FTS5 is told about itself, in the words in which it is told. */
async function readSettings(index: string): Promise<Migrated> {
  const { results } = await env.DB.prepare(`select k, v from "${index}_config" where k <> 'version'`).all()
  // It takes a number as a literal alone: what is bound is one with a fraction.
  return results.map(({ k, v }) => ({
    sql: `insert into "${index}" ("${index}", rank) values ('${k}', ${v})`,
    values: [],
  }))
}
