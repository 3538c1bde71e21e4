/** A text as gzip (RFC 1952). */
export async function gzip(text: string): Promise<Uint8Array> {
  const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(zipped).arrayBuffer())
}

/** A text as gzip in base64, as a row of the database can hold it. */
export async function gzipBase64(text: string): Promise<string> {
  return (await gzip(text)).toBase64()
}

/** The gzip of a text, from base64. */
export function gzipOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromBase64(base64)
}
