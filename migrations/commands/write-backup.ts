import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { BackupRefused, type Manifest, type StoredObject, type Stores } from './backup.ts'
import { countersOf, fingerprintOf, listTables, migrationsOf, rowsOf, sumOf, type Table } from './tables.ts'

/** So often everything is read again where somebody has written meanwhile. */
const TRIES = 5
/** Keys that are asked for in one go. */
const KEYS_AT_ONCE = 100

/** Writes everything that a site keeps into an empty folder, which only its owner can read. Gives what it wrote. */
export async function writeBackup({ DB, PRIVATE }: Stores, folder: string, now: number): Promise<Manifest> {
  await emptyFolder(folder)
  const tables = await listTables(DB)
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const written: Manifest['tables'] = {}
    for (const table of tables) written[table.name] = await writeTable(DB, table, folder)
    const objects = await writeObjects(PRIVATE, folder)
    // The database has no way to hold still for so many questions: what is the same twice belongs together.
    if (!(await isUnchanged(DB, tables, written))) continue
    const manifest: Manifest = {
      format: 1,
      exportedAt: new Date(now).toISOString(),
      migrations: await migrationsOf(DB),
      fingerprint: await fingerprintOf(DB),
      tables: written,
      counters: await countersOf(DB),
      objects,
    }
    // Last of all: a folder without it is no export.
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    return manifest
  }
  throw new BackupRefused('Somebody writes all the time: try again when less is going on.')
}

async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new BackupRefused(`${folder} holds something already.`)
  for (const part of ['tables', 'objects']) await mkdir(join(folder, part), { mode: 0o700 })
}

async function writeTable(db: D1Database, table: Table, folder: string): Promise<Manifest['tables'][string]> {
  const hash = createHash('sha256')
  const file = createWriteStream(join(folder, 'tables', `${table.name}.jsonl`), { mode: 0o600 })
  let rows = 0
  for await (const page of rowsOf(db, table)) {
    rows += page.length
    for (const row of page) {
      hash.update(`${row}\n`)
      if (!file.write(`${row}\n`)) await once(file, 'drain')
    }
  }
  file.end()
  await finished(file)
  return { rows, columns: table.columns, sha256: hash.digest('hex') }
}

async function isUnchanged(db: D1Database, tables: Table[], written: Manifest['tables']): Promise<boolean> {
  for (const table of tables) if ((await sumOf(db, table)).sha256 !== written[table.name]?.sha256) return false
  return true
}

async function writeObjects(bucket: R2Bucket, folder: string): Promise<StoredObject[]> {
  const written: StoredObject[] = []
  for await (const key of keysOf(bucket)) {
    const object = await bucket.get(key)
    // Deleted since it was listed: then its row is gone as well, or goes with the next reading.
    if (!object) continue
    const bytes = new Uint8Array(await object.arrayBuffer())
    const file = `${String(written.length).padStart(6, '0')}.bin`
    await writeFile(join(folder, 'objects', file), bytes, { mode: 0o600 })
    written.push({
      key,
      file,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      metadata: { http: object.httpMetadata ?? {}, custom: object.customMetadata ?? {} },
    })
  }
  return written
}

/** Every key of a bucket. */
export async function* keysOf(bucket: R2Bucket): AsyncGenerator<string> {
  for (let cursor: string | undefined; ; ) {
    const listed = await bucket.list({ limit: KEYS_AT_ONCE, ...(cursor ? { cursor } : {}) })
    for (const { key } of listed.objects) yield key
    if (!listed.truncated) return
    cursor = listed.cursor
  }
}
