import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** An R2 in this process, for a Worker in another one. `address` is host and port. */
export type R2Server = { address: string; close: () => Promise<void> }

/** What workerd's R2 binding asks: in a header where it reads, before the object's bytes where it writes. */
type Asked = { method: string; object: string }

const REQUEST = 'cf-r2-request'
const METADATA_SIZE = 'cf-r2-metadata-size'

/** Answers what workerd's R2 binding says to put one object and to get one whole; the rest it refuses. It keeps them in memory. */
export async function serveR2(): Promise<R2Server> {
  const objects = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const sent = await bytesOf(request)
    const size = Number(request.headers[METADATA_SIZE] ?? 0)
    // Such is the binding's own protocol; whatever else it sends is of no use here.
    const asked = JSON.parse(String(request.headers[REQUEST] ?? sent.subarray(0, size))) as Asked
    if (asked.method === 'put') objects.set(asked.object, sent.subarray(size))
    const found = objects.get(asked.object)
    if (asked.method !== 'put' && asked.method !== 'get') refuse(response, 501, 10_000)
    else if (!found) refuse(response, 404, 10_007)
    else answer(response, asked, found)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('the bucket listens nowhere')
  return {
    address: `127.0.0.1:${at.port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** What is known of the object, and after it, where it is asked for, the object itself. */
function answer(response: ServerResponse, { method, object: name }: Asked, bytes: Buffer): void {
  const told = { name, version: '1', size: bytes.length, etag: '1', uploaded: Date.now() }
  const metadata = Buffer.from(JSON.stringify({ ...told, httpFields: {}, customFields: [], checksums: {} }))
  const body = method === 'get' ? Buffer.concat([metadata, bytes]) : metadata
  response.writeHead(200, { [METADATA_SIZE]: metadata.length, 'Content-Length': body.length }).end(body)
}

function refuse(response: ServerResponse, status: number, v4code: number): void {
  response.writeHead(status, { 'cf-r2-error': JSON.stringify({ version: 1, v4code, message: 'no' }) }).end()
}
