import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** A site on this machine, with the archive in it. */
export type RunningSite = {
  /** Scheme, host and port, without a slash at the end. */
  origin: string
  /** Lets a coordinator in, once. */
  signInLink: string
  /** Ends the server with all its processes and forgets its data. */
  stop: () => Promise<void>
}

const ROOT = join(import.meta.dirname, '../../..')
/** The start command gives up after a minute by itself; loading the archive comes before. */
const GIVE_UP_AFTER_MS = 120_000
/** wrangler takes a second or two to end workerd. */
const ENDS_WITHIN_MS = 10_000
const POLL_MS = 50
/**
 * Ports that no system gives out by itself (IANA's dynamic ports begin at 49152, Linux's at 32768): the start command
 * listens only once the archive is loaded, and by then one of those may be a connection's.
 */
const PORTS = { from: 20_000, to: 32_000 }
const TRIES = 3

/**
 * Starts the real site by the project's own start command, with data of its own, and waits until it answers. A port that
 * somebody else took meanwhile is another's from then on: it is tried again on the next.
 */
export async function startSite(): Promise<RunningSite> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startSiteOn(await freePort())
    } catch (error) {
      if (tries === TRIES || !/already in use|is taken/.test(String(error))) throw error
    }
  }
}

async function startSiteOn(port: number): Promise<RunningSite> {
  const stateDir = await mkdtemp(join(tmpdir(), 'hamseda-browser-'))
  const server = spawn(process.execPath, ['migrations/commands/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), STATE_DIR: stateDir },
    // A process group of its own, so that nothing of it can be left over.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = listenTo(server)
  // Whoever starts the site may be ended before it is stopped.
  const abandon = () => {
    if (server.pid !== undefined && groupLives(server.pid)) process.kill(-server.pid, 'SIGTERM')
    rmSync(stateDir, { recursive: true, force: true })
  }
  process.once('exit', abandon)
  const stop = async () => {
    process.off('exit', abandon)
    const endedByItself = hasEnded(server)
    await end(server)
    await rm(stateDir, { recursive: true, force: true })
    if (endedByItself) throw new Error(`The site ended before it was told to. It printed:\n${printed()}`)
  }
  try {
    return { ...(await readAddresses(server, printed)), stop }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

/** Keeps what a server prints. */
function listenTo(server: ChildProcess): () => string {
  let printed = ''
  const keep = (chunk: Buffer) => {
    printed += chunk
  }
  server.stdout?.on('data', keep)
  server.stderr?.on('data', keep)
  return () => printed
}

/** Waits for the two lines that the start command prints once the site answers. */
async function readAddresses(server: ChildProcess, printed: () => string): Promise<Omit<RunningSite, 'stop'>> {
  for (let waited = 0; waited < GIVE_UP_AFTER_MS; waited += POLL_MS) {
    const open = /^Open (http:\/\/[^/\s]+)/m.exec(printed())?.[1]
    const signInLink = /^Sign in to the desk: (\S+)\n/m.exec(printed())?.[1]
    if (open && signInLink) return { origin: open, signInLink }
    if (hasEnded(server)) throw new Error(`The site did not start. It printed:\n${printed()}`)
    await setTimeout(POLL_MS)
  }
  throw new Error(`The site did not come up within ${GIVE_UP_AFTER_MS / 1000} seconds. It printed:\n${printed()}`)
}

/** Ends the server as `npm start` would be ended, and whatever of its group outlives that. */
async function end(server: ChildProcess): Promise<void> {
  const { pid } = server
  if (pid === undefined) return
  server.kill('SIGTERM')
  for (let waited = 0; waited < ENDS_WITHIN_MS; waited += POLL_MS) {
    if (!groupLives(pid)) return
    await setTimeout(POLL_MS)
  }
  process.kill(-pid, 'SIGKILL')
  throw new Error('The site did not end when it was told to: SIGTERM is not passed on to workerd.')
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null
}

function groupLives(pid: number): boolean {
  try {
    return process.kill(-pid, 0)
  } catch {
    // ESRCH: no process of the group is left.
    return false
  }
}

/** One of PORTS on which nobody listens. */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < PORTS.to - PORTS.from; tries += 1) {
    const port = randomInt(PORTS.from, PORTS.to)
    if (await isFree(port)) return port
  }
  throw new Error('no port is free')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((decide) => {
    const probe = createServer()
    probe.once('error', () => decide(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => decide(true)))
  })
}
