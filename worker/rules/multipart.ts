/** A field of a multipart form: its name, its bytes as a view into the body, and whether it was a file. */
export type FormPart = { name: string; isFile: boolean; bytes: Uint8Array }

/** A form of ours has fewer fields. */
const PARTS_AT_MOST = 64
const HEADERS_AT_MOST = 1024
const CR = 0x0d
const LF = 0x0a
const DASH = 0x2d
const END_OF_HEADERS = new Uint8Array([CR, LF, CR, LF])

/** The boundary that a Content-Type says (RFC 2046, section 5.1.1); null where it is of no multipart form. */
export function boundaryOf(contentType: string): string | null {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? []
  return quoted ?? plain ?? null
}

/**
 * The fields of a multipart form (RFC 7578), without a copy of any. The name that a file had is read past: it may tell where
 * and when, and of whom. Null for what is no such form or a cut one.
 */
export function readMultipart(body: Uint8Array, boundary: string): FormPart[] | null {
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`)
  // The first one may stand at the very beginning, without a line before it.
  const starts = hasAt(body, 0, delimiter.subarray(2))
  let at = starts ? delimiter.length - 2 : afterDelimiter(body, delimiter, 0)
  const parts: FormPart[] = []
  while (at !== null && !(body[at] === DASH && body[at + 1] === DASH)) {
    if (body[at] !== CR || body[at + 1] !== LF || parts.length === PARTS_AT_MOST) return null
    const end = indexOf(body, delimiter, at)
    const part = end === null ? null : partIn(body.subarray(at + 2, end))
    if (end === null || !part) return null
    parts.push(part)
    at = end + delimiter.length
  }
  return at === null ? null : parts
}

function afterDelimiter(body: Uint8Array, delimiter: Uint8Array, from: number): number | null {
  const found = indexOf(body, delimiter, from)
  return found === null ? null : found + delimiter.length
}

/** Where these bytes, the first of which is CR, stand from a place on. */
function indexOf(body: Uint8Array, wanted: Uint8Array, from: number): number | null {
  for (let at = body.indexOf(CR, from); at !== -1; at = body.indexOf(CR, at + 1)) {
    if (hasAt(body, at, wanted)) return at
  }
  return null
}

function hasAt(body: Uint8Array, at: number, wanted: Uint8Array): boolean {
  // Of ten megabytes one byte in 256 is a CR: two more tell nearly all of them from a delimiter.
  if (body[at + 1] !== wanted[1] || body[at + 2] !== wanted[2]) return false
  return wanted.every((byte, index) => body[at + index] === byte)
}

function partIn(part: Uint8Array): FormPart | null {
  const end = indexOf(part.subarray(0, HEADERS_AT_MOST), END_OF_HEADERS, 0)
  if (end === null) return null
  const headers = new TextDecoder().decode(part.subarray(0, end))
  const disposition = headers.split('\r\n').find((line) => /^content-disposition\s*:/i.test(line))
  const [, name] = /;\s*name="([^"]*)"/i.exec(disposition ?? '') ?? []
  if (!disposition || name === undefined) return null
  const isFile = /;\s*filename\*?=/i.test(disposition)
  return { name, isFile, bytes: part.subarray(end + 4) }
}
