import { deflated } from './photos/bytes.ts'

/** Makes small PDFs, each of their parts as a test wants it. */

/** The bytes of a text, one for each letter of Latin-1. */
export function latin(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

/** Bytes as text, a letter for each. */
export function asLatin(bytes: Uint8Array): string {
  // A decoder of Latin-1 is one of Windows' own letters.
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** What stands on the page of every PDF of a test. */
export const PAGE = 'BT /F1 24 Tf 72 720 Td (Freedom on the twentieth) Tj ET'

/** The objects of a PDF with one page; `more` are others, and further entries of the catalog and the page. */
export function objectsOf(more: { catalog?: string; page?: string; others?: Record<number, string> } = {}) {
  return {
    1: `<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ''} >>`,
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 298 420] /Contents 4 0 R
      /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> ${more.page ?? ''} >>`,
    4: streamOf('', PAGE),
    ...more.others,
  }
}

/** A stream with these entries. */
export function streamOf(entries: string, content: string): string {
  return `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`
}

/** A PDF of these objects, by their numbers; `trailer` are further entries of it. */
export function pdfOf(objects: Readonly<Record<number, string>>, trailer = ''): Uint8Array<ArrayBuffer> {
  const numbers = Object.keys(objects).map(Number)
  let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const offsets = new Map<number, number>()
  for (const number of numbers) {
    offsets.set(number, text.length)
    text += `${number} 0 obj\n${objects[number]}\nendobj\n`
  }
  const start = text.length
  const line = (number: number) => `${number} 1\n${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`
  const size = Math.max(...numbers) + 1
  text += `xref\n0 1\n0000000000 65535 f \n${numbers.map(line).join('')}`
  return latin(`${text}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`)
}

/** The same with all but its streams in one compressed object stream, and a compressed table of where they are. */
export async function compressedPdfOf(
  objects: Readonly<Record<number, string>>,
  trailer = '',
): Promise<Uint8Array<ArrayBuffer>> {
  const numbers = Object.keys(objects).map(Number)
  const [inside, outside] = [false, true].map((isStream) =>
    numbers.filter((number) => objects[number]?.includes('stream\n') === isStream),
  )
  let body = ''
  const places = (inside ?? []).map((number) => {
    const at = body.length
    body += `${objects[number]} `
    return `${number} ${at}`
  })
  const head = `${places.join(' ')} `
  const [stream, table] = [Math.max(...numbers) + 1, Math.max(...numbers) + 2]
  const packedObjects = asLatin(await deflated(latin(head + body)))
  const entries = `/Type /ObjStm /N ${places.length} /First ${head.length} /Filter /FlateDecode`
  let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const rows = new Map<number, [number, number, number]>()
  for (const [number, value] of [
    ...(outside ?? []).map((each) => [each, objects[each] ?? ''] as const),
    [stream, streamOf(entries, packedObjects)] as const,
  ]) {
    rows.set(number, [1, text.length, 0])
    text += `${number} 0 obj\n${value}\nendobj\n`
  }
  for (const [index, number] of (inside ?? []).entries()) rows.set(number, [2, stream, index])
  const start = text.length
  rows.set(table, [1, start, 0])
  const bytes = Array.from({ length: table + 1 }, (_, number) => rows.get(number) ?? [0, 0, 0])
    .flatMap(([type = 0, place = 0, index = 0]) => [type, place >> 16, (place >> 8) & 255, place & 255, index])
    .map((byte) => String.fromCharCode(byte))
  const about = `/Type /XRef /Size ${table + 1} /W [1 3 1] /Root 1 0 R ${trailer} /Filter /FlateDecode`
  const packed = asLatin(await deflated(latin(bytes.join(''))))
  return latin(`${text}${table} 0 obj\n${streamOf(about, packed)}\nendobj\nstartxref\n${start}\n%%EOF\n`)
}
