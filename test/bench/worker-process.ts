import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { unstable_readConfig as readConfig } from 'wrangler'
import { wrangler } from '../../migrations/commands/wrangler.ts'

/** The Worker in a workerd of its own. */
export type WorkerProcess = {
  pid: number
  /** Where the Worker answers: scheme, host and port. */
  origin: string
  /** Where a Worker in the same process answers that does nothing: what a request costs the server itself. */
  idleOrigin: string
  stop: () => Promise<void>
}

const ROOT = join(import.meta.dirname, '../..')
/** What the site serves beside the Worker. */
export const PUBLIC_FILES = join(ROOT, 'web/dist/public')
const SCRIPT = 'index.js'
const STARTS_WITHIN_MS = 30_000
const IDLE = "export default { fetch: () => new Response('idle') }"
const KEYS = { LINK_KEY: 'a key that only benches know, 32 bytes', CONTACT_KEY: 'another that only benches know, 32 b' }

// Its package says the binary's path to requirers alone, without types.
const { default: WORKERD }: { default: string } = createRequire(import.meta.url)('workerd')

/** Bundles the Worker into a folder, by the command that deploys it. */
export async function bundleWorker(folder: string): Promise<void> {
  await wrangler(['deploy', '--dry-run', '--outdir', folder])
}

/** Where the Worker's storage answers: host and port of each. */
export type Storage = { database: string; bucket: string }

/**
 * Starts the Worker that was bundled into `folder`, on a database and a bucket.
 * Not by `wrangler dev`, whose proxies and inspector take many times what the Worker itself takes.
 */
export async function startWorker(folder: string, storage: Storage): Promise<WorkerProcess> {
  const config = join(folder, `${storage.database.replace(':', '-')}.capnp`)
  const compiled = (await readdir(folder)).filter((name) => name.endsWith('.wasm'))
  await writeFile(config, configOf(storage, compiled))
  const child = spawn(WORKERD, ['serve', config, '--experimental', '--control-fd=3'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async () => {
    process.off('exit', kill)
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  try {
    const { site, idle } = await portsOf(child)
    if (child.pid === undefined) throw new Error('workerd has no process')
    return { pid: child.pid, origin: `http://127.0.0.1:${site}`, idleOrigin: `http://127.0.0.1:${idle}`, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** workerd tells on the control pipe, a line of JSON each, on which port each socket listens. */
function portsOf(child: ChildProcess): Promise<{ site: number; idle: number }> {
  let printed = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    printed += chunk
  })
  const ports = new Map<string, number>()
  // The fourth stream is what stdio asked for: a pipe from workerd.
  const control = createInterface(child.stdio[3] as Readable)
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`workerd did not start: ${printed}`)), STARTS_WITHIN_MS)
    child.once('exit', () => reject(new Error(`workerd ended: ${printed}`)))
    control.on('line', (line) => {
      const { event, socket, port } = JSON.parse(line)
      if (event === 'listen') ports.set(socket, port)
      const [site, idle] = [ports.get('site'), ports.get('idle')]
      if (site === undefined || idle === undefined) return
      clearTimeout(giveUp)
      resolve({ site, idle })
    })
  })
}

/**
 * The configuration of workerd (workerd.capnp): the Worker as wrangler.toml has it, as far as reading goes, with what is
 * compiled beside it.
 */
function configOf({ database, bucket }: Storage, compiled: readonly string[]): string {
  const { compatibility_date, compatibility_flags, vars } = readConfig({ config: join(ROOT, 'wrangler.toml') })
  const texts = Object.entries({ ...vars, ...KEYS }).map(
    ([name, value]) => `(name = ${quoted(name)}, text = ${quoted(String(value))})`,
  )
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "site", worker = .site),
    (name = "idle", worker = .idle),
    (name = "database", external = (address = ${quoted(database)}, http = ())),
    (name = "bucket", external = (address = ${quoted(bucket)}, http = ())),
    (name = "files", disk = (path = ${quoted(PUBLIC_FILES)})),
  ],
  sockets = [
    (name = "site", address = "127.0.0.1:0", http = (), service = "site"),
    (name = "idle", address = "127.0.0.1:0", http = (), service = "idle"),
  ],
);
const site :Workerd.Worker = (
  modules = [
    (name = ${quoted(SCRIPT)}, esModule = embed ${quoted(SCRIPT)}),
    ${compiled.map((name) => `(name = ${quoted(name)}, wasm = embed ${quoted(name)})`).join(',\n    ')}
  ],
  compatibilityDate = ${quoted(compatibility_date ?? '')},
  compatibilityFlags = [${compatibility_flags.map(quoted).join(', ')}],
  bindings = [
    (name = "DB", wrapped = (
      moduleName = "cloudflare-internal:d1-api",
      innerBindings = [(name = "fetcher", service = "database")],
    )),
    (name = "PRIVATE", r2Bucket = "bucket"),
    (name = "ASSETS", service = "files"),
    ${texts.join(',\n    ')},
  ],
);
const idle :Workerd.Worker = (
  modules = [(name = "idle.js", esModule = ${quoted(IDLE)})],
  compatibilityDate = ${quoted(compatibility_date ?? '')},
);
`
}

/** A text as Cap'n Proto's configuration language writes it. */
function quoted(text: string): string {
  return JSON.stringify(text)
}
