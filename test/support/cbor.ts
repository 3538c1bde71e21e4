/** What of CBOR (RFC 8949) an authenticator says: whole numbers, texts, bytes and maps. */
type Said = number | string | Uint8Array | { [name: string]: Said } | Map<number, Said>

/** The major types (RFC 8949, section 3.1). */
const UNSIGNED = 0
const NEGATIVE = 1
const BYTES = 2
const TEXT = 3
const MAP = 5

/** A value in CBOR. */
export function cbor(value: Said): Uint8Array<ArrayBuffer> {
  return new Uint8Array(written(value))
}

function written(value: Said): number[] {
  if (typeof value === 'number') return value < 0 ? head(NEGATIVE, -1 - value) : head(UNSIGNED, value)
  if (typeof value === 'string') {
    const bytes = [...new TextEncoder().encode(value)]
    return [...head(TEXT, bytes.length), ...bytes]
  }
  if (value instanceof Uint8Array) return [...head(BYTES, value.length), ...value]
  const entries: [number | string, Said][] = value instanceof Map ? [...value] : Object.entries(value)
  return [...head(MAP, entries.length), ...entries.flatMap(([name, each]) => [...written(name), ...written(each)])]
}

/** A major type and its argument: below 24 in one byte, else in one or two more. */
function head(major: number, argument: number): number[] {
  if (argument < 24) return [(major << 5) | argument]
  return argument < 256 ? [(major << 5) | 24, argument] : [(major << 5) | 25, argument >> 8, argument & 0xff]
}
