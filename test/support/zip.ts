/** A file of an archive as its central directory and its own header name it. */
export type Unzipped = { name: string; bytes: Uint8Array }

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

/**
 * Reads an archive (PKWARE APPNOTE 6.3) whose files are stored as they are: by its central directory, held against the local
 * headers and the checksums. Throws where anything does not agree.
 */
export function unzip(archive: Uint8Array): Unzipped[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = archive.length - 22
  if (view.getUint32(end, true) !== END) throw new Error('there is no end of the central directory')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const files: Unzipped[] = []
  for (let file = 0; file < count; file += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error(`entry ${file} is none`)
    const size = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const name = nameAt(archive, at + 46, nameLength)
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(local, true) !== LOCAL) throw new Error(`${name} has no header of its own`)
    const localName = view.getUint16(local + 26, true)
    if (nameAt(archive, local + 30, localName) !== name) throw new Error(`${name} has two names`)
    if (view.getUint16(local + 8, true) !== 0) throw new Error(`${name} is compressed`)
    const start = local + 30 + localName + view.getUint16(local + 28, true)
    const bytes = archive.slice(start, start + size)
    if (crc32(bytes) !== view.getUint32(at + 16, true)) throw new Error(`${name} has another checksum`)
    files.push({ name, bytes })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return files
}

function nameAt(archive: Uint8Array, start: number, length: number): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(archive.subarray(start, start + length))
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
