import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** What came back: the bytes as they travelled, the names of headers in lower case. */
export type Answer = {
  status: number
  headers: Record<string, string>
  encoding: string | undefined
  body: Buffer
}

/**
 * Asks as Cloudflare's cache does that has nothing yet: always for gzip, whatever the visitor's browser takes, over one
 * kept connection an origin. Throws unless the answer is below 500.
 */
export function askFor(origin: string, path: string, asked: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Whatever its port: what lies ready is kept by the site's own name.
    get(
      origin + path,
      { agent, headers: { Host: 'bench.example', 'Accept-Encoding': 'gzip', ...asked } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => {
          const { statusCode: status = 500, headersDistinct } = response
          if (status >= 500) reject(new Error(`${path} answers ${status}`))
          const headers = Object.fromEntries(
            Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
          )
          resolve({ status, headers, encoding: headers['content-encoding'], body: Buffer.concat(chunks) })
        })
      },
    ).once('error', reject)
  })
}
