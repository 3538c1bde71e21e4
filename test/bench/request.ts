import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** What came back: the bytes as they travelled. */
export type Answer = { body: Buffer; encoding: string | undefined }

/** Asks as a cache does that has nothing yet, one kept connection an origin. Throws unless the answer is below 500. */
export function askFor(origin: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(origin + path, { agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        if ((response.statusCode ?? 500) >= 500) reject(new Error(`${path} answers ${response.statusCode}`))
        resolve({ body: Buffer.concat(chunks), encoding: response.headers['content-encoding'] })
      })
    }).once('error', reject)
  })
}
