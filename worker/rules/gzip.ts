/** A text as gzip (RFC 1952) in base64, as a row of the database can hold it. */
export async function gzipBase64(text: string): Promise<string> {
  const zipped = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(zipped).arrayBuffer()).toBase64()
}

/** The gzip of a text, from base64. */
export function gzipOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromBase64(base64)
}
