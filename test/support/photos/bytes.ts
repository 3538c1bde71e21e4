/** Bytes, texts (a byte a letter) and lists of bytes as one. */
export function bytesOf(...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  const each = parts.map((part) =>
    typeof part === 'string' ? Uint8Array.from(part, (letter) => letter.charCodeAt(0)) : Uint8Array.from(part),
  )
  const whole = new Uint8Array(each.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of each) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A whole number, the most significant byte first. */
export function big(value: number, bytes: number): number[] {
  return little(value, bytes).reverse()
}

/** A whole number, the least significant byte first. */
export function little(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) % 256)
}

/** A text as UTF-16, as Windows writes titles into Exif. */
export function utf16(text: string): Uint8Array<ArrayBuffer> {
  return bytesOf(...[...text].map((letter) => little(letter.charCodeAt(0), 2)))
}

/** Bytes deflated as zlib does (RFC 1950). */
export async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new CompressionStream('deflate'))
}

/** Bytes that zlib deflated. */
export async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new DecompressionStream('deflate'))
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}

/** Whether bytes hold a text, a byte a letter or as UTF-16. */
export function holds(bytes: Uint8Array, text: string): boolean {
  const latin = new TextDecoder('latin1').decode(bytes)
  return [bytesOf(text), utf16(text)].some((wanted) => latin.includes(new TextDecoder('latin1').decode(wanted)))
}
