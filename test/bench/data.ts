import { rmSync } from 'node:fs'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadArchive } from '../../migrations/commands/load-archive.ts'
import { migrateLocal, withLocal } from '../../migrations/commands/local-database.ts'
import { localSecrets } from '../../migrations/commands/local-secrets.ts'
import { type D1Server, serveD1 } from './d1-server.ts'
import { fillFile } from './fill.ts'
import { fillDesk } from './fill-desk.ts'
import { type R2Server, serveR2 } from './r2-server.ts'
import type { Plan } from './synthetic.ts'
import { bundleWorker, startWorker, type WorkerProcess } from './worker-process.ts'

const SEED = 20_400_618
/** The databases that are measured: what is put into a migrated one. Each is made when it is first wanted. */
const DATA = {
  empty: null,
  archive: 'archive',
  '1k': { seed: SEED, count: 1_000, days: 5 },
  '10k': { seed: SEED, count: 10_000, days: 5 },
  '100k': { seed: SEED, count: 100_000, days: 5 },
  /** As many on one date as the largest day should bear. */
  'one-day': { seed: SEED, count: 10_000, days: 1 },
  /** The same with what came of it. */
  told: { seed: SEED, count: 10_000, days: 1, told: { reports: 3_000, photos: 1_000 } },
  /** What waits at the desk on the busiest of days. */
  waiting: 'waiting',
} as const satisfies Record<string, Plan | 'archive' | 'waiting' | null>
export type DataName = keyof typeof DATA

/** How many actions each size has, for the names of figures. */
export const SIZES = ['1k', '10k', '100k'] as const satisfies DataName[]

/** A Worker in a process of its own, with its database. */
export type Site = { worker: WorkerProcess; database: D1Server; stop: () => Promise<void> }

/** What the parts of the bench share. */
export type Bench = {
  /** Tells whoever waits what is going on. */
  say: (line: string) => void
  /** Starts the Worker on one of the databases; whoever starts it stops it. */
  startSite: (data: DataName) => Promise<Site>
  /** Opens one of the databases by the D1 that wrangler brings, which counts rows as D1 bills them. */
  withD1: <T>(data: DataName, use: (db: D1Database) => Promise<T>) => Promise<T>
  /** Forgets everything that was made. */
  close: () => Promise<void>
}

/** Makes the bench's folder, with an empty database and the Worker as it is deployed. */
export async function openBench(say: (line: string) => void): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'hamseda-bench-'))
  const abandon = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', abandon)
  // Nothing is asked of anybody else, and wrangler keeps its words to itself.
  Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_LOG: 'error' })
  const script = join(folder, 'worker')
  const secretsFile = await localSecrets(folder)
  const made = new Map<DataName, Promise<string>>()
  const buckets = new Map<DataName, Promise<R2Server>>()

  async function make(data: DataName): Promise<string> {
    const stateDir = join(folder, data)
    if (data === 'empty') {
      await migrateLocal(stateDir)
      return stateDir
    }
    await cp(await stateOf('empty'), stateDir, { recursive: true })
    const content = DATA[data]
    say(`making ${data}`)
    if (content === 'archive') await withLocal({ stateDir, secretsFile }, (env) => loadArchive(env, Date.now()))
    else if (content === 'waiting') fillDesk(await fileIn(stateDir))
    else if (content !== null) fillFile(await fileIn(stateDir), content)
    return stateDir
  }

  function stateOf(data: DataName): Promise<string> {
    const state = made.get(data) ?? make(data)
    made.set(data, state)
    return state
  }

  /** One for each database, for as long as it lives: rows name objects in it. */
  function bucketOf(data: DataName): Promise<R2Server> {
    const bucket = buckets.get(data) ?? serveR2()
    buckets.set(data, bucket)
    return bucket
  }

  await bundleWorker(script)
  return {
    say,
    startSite: async (data) => {
      const database = await serveD1(await fileIn(await stateOf(data)))
      const bucket = await bucketOf(data)
      const storage = { database: database.address, bucket: bucket.address }
      const worker = await startWorker(script, storage).catch(async (error) => {
        await database.close()
        throw error
      })
      const stop = async () => {
        await worker.stop()
        await database.close()
      }
      return { worker, database, stop }
    },
    withD1: async (data, use) => withLocal({ stateDir: await stateOf(data), secretsFile }, (env) => use(env.DB)),
    close: async () => {
      process.off('exit', abandon)
      for (const bucket of buckets.values()) await (await bucket).close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The SQLite file behind wrangler's local D1: the one beside that of its own notes. */
async function fileIn(stateDir: string): Promise<string> {
  const folder = join(stateDir, 'v3/d1/miniflare-D1DatabaseObject')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  const [file, ...others] = files
  if (file === undefined || others.length > 0) throw new Error(`${folder} holds ${files.length} databases`)
  return join(folder, file)
}
