import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { BackupRefused, type Manifest, type Stores, sumOfFile } from './backup.ts'
import { countersOf, fingerprintOf, listTables, migrationsOf, quoted, sumOf, type Table } from './tables.ts'

/** Letters of JSON that are sent as one value, and rows: D1 takes 2 MB. */
const LETTERS_AT_ONCE = 400_000
const ROWS_AT_ONCE = 200

/**
 * Puts everything of an export into a site that holds nothing, and reads it all again: every table and every object comes out
 * as it was. Refuses, before anything is written, whatever is not whole, not empty or made otherwise.
 */
export async function readBackup({ DB, PRIVATE }: Stores, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const tables = await listTables(DB)
  await demandWhole(manifest, folder)
  await demandEmpty({ DB, PRIVATE }, tables, manifest)
  const triggers = await statements(DB, "select sql from sqlite_master where type = 'trigger' order by name")
  // What the rows once set off has happened: it stands in other rows.
  const drops = await statements(
    DB,
    `select 'drop trigger "' || name || '"' as sql from sqlite_master where type = 'trigger'`,
  )
  await run(DB, drops)
  for (const table of tables) await load(DB, table, folder)
  await setCounters(DB, manifest.counters)
  await run(DB, triggers)
  const indexes = await statements(
    DB,
    `select 'insert into "' || name || '" ("' || name || '") values (''rebuild'')' as sql from sqlite_master
      where sql like 'create virtual table%using fts5%content =%'`,
  )
  await run(DB, indexes)
  for (const { key, file, metadata } of manifest.objects) {
    const bytes = await readFile(join(folder, 'objects', file))
    await PRIVATE.put(key, bytes, { httpMetadata: metadata.http, customMetadata: metadata.custom })
  }
  await demandEqual({ DB, PRIVATE }, tables, manifest)
  return manifest
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null)
  if (text === null) throw new BackupRefused(`${folder} holds no export.`)
  // Its own files are what it is held against next.
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== 1) throw new BackupRefused('This export is of another format.')
  return manifest
}

async function demandWhole({ tables, objects }: Manifest, folder: string): Promise<void> {
  const files = [
    ...Object.entries(tables).map(([name, { sha256 }]) => ({ file: join('tables', `${name}.jsonl`), sha256 })),
    ...objects.map(({ file, sha256 }) => ({ file: join('objects', file), sha256 })),
  ]
  for (const { file, sha256 } of files) {
    const sum = await sumOfFile(join(folder, file)).catch(() => null)
    if (sum !== sha256) throw new BackupRefused(`${file} of the export is not what it was.`)
  }
}

async function demandEmpty({ DB, PRIVATE }: Stores, tables: Table[], manifest: Manifest): Promise<void> {
  const migrations = await migrationsOf(DB)
  if (migrations.join() !== manifest.migrations.join())
    throw new BackupRefused(`The export is of ${manifest.migrations.at(-1)}, the database of ${migrations.at(-1)}.`)
  if ((await fingerprintOf(DB)) !== manifest.fingerprint)
    throw new BackupRefused('The database is made otherwise than the export: a restore broke off here, perhaps.')
  for (const { name } of tables) {
    if ((await DB.prepare(`select 1 as held from ${quoted(name)} limit 1`).first('held')) !== null)
      throw new BackupRefused(`The database holds something already (${name}): an export goes into an empty one.`)
  }
  if ((await PRIVATE.list({ limit: 1 })).objects.length > 0)
    throw new BackupRefused('The bucket holds something already: an export goes into an empty one.')
}

async function load(db: D1Database, { name, columns }: Table, folder: string): Promise<void> {
  const names = columns.map(quoted).join(', ')
  const values = columns.map((_, index) => `value ->> ${index}`).join(', ')
  // In the order of the list: a row may refer to one before it.
  const insert = db.prepare(`insert into ${quoted(name)} (${names}) select ${values} from json_each(?) order by key`)
  let rows: string[] = []
  let letters = 0
  const send = async () => {
    if (rows.length > 0) await insert.bind(`[${rows.join(',')}]`).run()
    rows = []
    letters = 0
  }
  for await (const row of createInterface({ input: createReadStream(join(folder, 'tables', `${name}.jsonl`)) })) {
    if (rows.length === ROWS_AT_ONCE || letters + row.length > LETTERS_AT_ONCE) await send()
    rows.push(row)
    letters += row.length
  }
  await send()
}

/** A number that was given once, and whose row is gone, is not given again. */
async function setCounters(db: D1Database, counters: Manifest['counters']): Promise<void> {
  for (const [name, last] of Object.entries(counters)) {
    await db.prepare('delete from sqlite_sequence where name = ?').bind(name).run()
    await db.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').bind(name, last).run()
  }
}

async function demandEqual({ DB, PRIVATE }: Stores, tables: Table[], manifest: Manifest): Promise<void> {
  for (const table of tables) {
    const { sha256 } = await sumOf(DB, table)
    if (sha256 !== manifest.tables[table.name]?.sha256) throw new Error(`${table.name} is not what it was`)
  }
  for (const { key, sha256 } of manifest.objects) {
    const object = await PRIVATE.get(key)
    const bytes = new Uint8Array((await object?.arrayBuffer()) ?? new ArrayBuffer(0))
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`${key} is not what it was`)
  }
  if ((await fingerprintOf(DB)) !== manifest.fingerprint) throw new Error('the database is not made as it was')
  if (JSON.stringify(await countersOf(DB)) !== JSON.stringify(manifest.counters))
    throw new Error('the numbers do not go on where they were')
}

async function statements(db: D1Database, sql: string): Promise<string[]> {
  return (await db.prepare(sql).all<{ sql: string }>()).results.map((row) => row.sql)
}

/** All of them or none. */
async function run(db: D1Database, sql: string[]): Promise<void> {
  if (sql.length > 0) await db.batch(sql.map((each) => db.prepare(each)))
}
