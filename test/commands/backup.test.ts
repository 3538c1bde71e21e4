import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Manifest, Stores } from '../../migrations/commands/backup.ts'
import { loadArchive } from '../../migrations/commands/load-archive.ts'
import { migrateLocal } from '../../migrations/commands/local-database.ts'
import { readBackup } from '../../migrations/commands/read-backup.ts'
import { withStores } from '../../migrations/commands/stores.ts'
import { listTables, sumOf } from '../../migrations/commands/tables.ts'
import { writeBackup } from '../../migrations/commands/write-backup.ts'

const NOW = Date.parse('2027-06-01T10:00Z')
/** More than one listing of the bucket holds. */
const OBJECTS = 110

let home: string
const folder = (name: string) => join(home, name)
const exported = () => folder('export')

/** Works on a local site of the test. */
function site<T>(name: string, use: (stores: Stores) => Promise<T>): Promise<T> {
  process.env.STATE_DIR = folder(name)
  return withStores({ local: true }, use)
}

/** Rows of tables that nothing of the archive fills, with all that is hard to bring back. */
const ROWS = [
  "insert into coordinators (id, name, created_at, role) values (7, 'Test coordinator', 1, 'owner')",
  `insert into verdicts (id, at, coordinator_id, subject, subject_id, decision, snapshot_hash, reverts)
    values (1, 1, 7, 'day', 'x', 'save', 'x', null), (2, 2, 7, 'day', 'x', 'revert', 'x', 1)`,
  "insert into verdict_seals values (1, 'start', 'one'), (2, 'one', 'two')",
  "insert into loose_objects values ('object', 5)",
  // A number that was given and is gone.
  "insert into outbox (action_id, letter, created_at, due_at, status) select id, 'published', 1, 1, 'waiting' from actions limit 3",
  'delete from outbox where id = 3',
  // Letters that JSON and SQL write otherwise, a number that is a text, a number with a fraction that is whole.
  `insert into campaign_texts values ('about', 'fa', 'می‌گوید: "نه" \\ ''هرگز''' || char(10) || '123'), ('name', 'en', '0012')`,
  'update actions set city_lat = 52.0, city_lon = -13.5 where id = (select min(id) from actions where city_id is not null)',
  "insert into selection_revisions values ('all', 3) on conflict (selection) do update set revision = 3",
  "insert into ready_feeds (url, selection, version, etag) values ('x', 'all', 1, 'y')",
]

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hamseda-backup-'))
  await migrateLocal(folder('full'))
  await cp(folder('full'), folder('empty'), { recursive: true })
  await site('full', async ({ DB, PRIVATE }) => {
    await loadArchive({ DB, PRIVATE } as Env, NOW) // It needs no more of them.
    await DB.batch(ROWS.map((row) => DB.prepare(row)))
    for (let at = 0; at < OBJECTS; at += 1)
      await PRIVATE.put(`photos/object${at}/large`, new Uint8Array([at % 256, 0, 255, 13, 10]))
    await PRIVATE.put('share/a-day', 'a picture', {
      customMetadata: { hash: 'x' },
      httpMetadata: { contentType: 'image/png' },
    })
  })
})

afterAll(() => rm(home, { recursive: true }))

test('everything of a site comes back into an empty one, table by table and object by object', async () => {
  const manifest = await site('full', (stores) => writeBackup(stores, exported(), NOW))
  expect(manifest.objects).toHaveLength(OBJECTS + 1)
  expect(manifest.tables.actions?.rows).toBe(56)
  // Nobody else on the machine reads it.
  expect((await stat(exported())).mode & 0o077).toBe(0)
  expect((await stat(join(exported(), 'tables/actions.jsonl'))).mode & 0o077).toBe(0)

  await site('empty', async (stores) => {
    await readBackup(stores, exported())
    const { DB, PRIVATE } = stores
    for (const table of await listTables(DB)) {
      const { rows, columns: _, sha256 } = manifest.tables[table.name] ?? { rows: -1, columns: [], sha256: '' }
      expect(await sumOf(DB, table), table.name).toEqual({ rows, sha256 })
    }
    expect((await PRIVATE.get('share/a-day'))?.customMetadata).toEqual({ hash: 'x' })
    // It goes on as it was: the search finds, numbers go on, the log cannot be changed.
    const found = await DB.prepare("select count(*) as n from search_index where search_index match 'a*'").first('n')
    expect(found).toBeGreaterThan(20)
    await DB.prepare(
      "insert into outbox (action_id, letter, created_at, due_at, status) select id, 'published', 1, 1, 'waiting' from actions limit 1",
    ).run()
    expect(await DB.prepare('select max(id) as id from outbox').first('id')).toBe(4)
    await expect(DB.prepare('delete from verdicts').run()).rejects.toThrow('append-only')
    // And it is no longer empty.
    await expect(readBackup(stores, exported())).rejects.toThrow('holds something already')
  })
})

test('an export goes into an empty folder, and what was changed of it into no site', async () => {
  await expect(site('full', (stores) => writeBackup(stores, exported(), NOW))).rejects.toThrow(
    'holds something already',
  )
  const path = join(exported(), 'tables/campaign_texts.jsonl')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('0012', '0013'))
  await expect(site('full', (stores) => readBackup(stores, exported()))).rejects.toThrow('not what it was')
  await writeFile(path, text)
  await expect(site('full', (stores) => readBackup(stores, exported()))).rejects.toThrow('holds something already')
  const file = join(exported(), 'manifest.json')
  const manifest: Manifest = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...manifest, migrations: manifest.migrations.slice(0, -1) }))
  await expect(site('full', (stores) => readBackup(stores, exported()))).rejects.toThrow('The export is of')
})
