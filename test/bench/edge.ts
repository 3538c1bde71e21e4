import { readFileSync, statSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { askFor } from './request.ts'
import { PUBLIC_FILES } from './worker-process.ts'

/** A response that went out: the bytes of its body as they travelled. */
export type Served = { path: string; bytes: number }

/** What stands before the Worker for browsers. */
export type Edge = { origin: string; takeServed: () => Served[]; close: () => Promise<void> }

type Kept = { status: number; headers: Record<string, string>; body: Buffer }

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}
/** Fonts are compressed by themselves. */
const COMPRESSED = new Set(['font/woff2'])

/**
 * Stands for Cloudflare before a Worker: serves the site's own files, compresses, and keeps what the Worker says that
 * shared caches may keep, so that a browser waits for the network and itself, as a visitor's does. `instead` is JSON that
 * is served in place of what the Worker would say, by path.
 */
export async function serveEdge(worker: string, instead: Readonly<Record<string, string>> = {}): Promise<Edge> {
  const kept = new Map<string, Promise<Kept>>()
  let served: Served[] = []

  async function ask(path: string): Promise<Kept> {
    const { status, headers, body, encoding } = await askFor(worker, path)
    // Compressed once here; the headers that told of the connection behind say nothing about this one.
    const { connection, 'transfer-encoding': chunked, 'content-length': length, ...told } = headers
    return encoding === undefined ? zipped({ status, headers: told, body }) : { status, headers: told, body }
  }

  async function answer(path: string, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await (kept.get(path) ?? keep(path))
    served.push({ path, bytes: body.length })
    response.writeHead(status, { ...headers, 'Content-Length': body.length }).end(body)
  }

  async function keep(path: string): Promise<Kept> {
    const made = readInstead(instead[path]) ?? readOwn(path) ?? (await ask(path))
    if (made.status === 200 && !/no-store/.test(made.headers['cache-control'] ?? ''))
      kept.set(path, Promise.resolve(made))
    return made
  }

  const server = createServer((request, response) => {
    answer(request.url ?? '/', response).catch((error) => response.writeHead(502).end(String(error)))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('the edge listens nowhere')
  return {
    origin: `http://127.0.0.1:${at.port}`,
    takeServed: () => {
      const taken = served
      served = []
      return taken
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function readInstead(json: string | undefined): Kept | null {
  if (json === undefined) return null
  return zipped({ status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(json) })
}

/** One of the site's own files, as web/static/_headers has it, or null. */
function readOwn(path: string): Kept | null {
  const [name = ''] = path.split('?')
  const file = join(PUBLIC_FILES, name)
  if (!file.startsWith(PUBLIC_FILES) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return null
  const headers = {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=0',
  }
  return zipped({ status: 200, headers, body: readFileSync(file) })
}

function zipped({ status, headers, body }: Kept): Kept {
  if (body.length === 0 || COMPRESSED.has(headers['content-type'] ?? '')) return { status, headers, body }
  return { status, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) }
}
