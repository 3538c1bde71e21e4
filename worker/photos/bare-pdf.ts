import type { PDFContext, PDFDict, PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { FieldError } from '../rules/field-error.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { readJpeg } from './jpeg.ts'
import { type DictKind, tracesIn } from './pdf-traces.ts'

type Library = typeof import('@cantoo/pdf-lib')

/** Objects of a file that has more of them than any leaflet are not looked through. */
const OBJECTS_AT_MOST = 50_000
/** APP1 of a JPEG: Exif and XMP, none of which a page is drawn by. */
const APP1 = 0xe1

/**
 * A PDF with what is seen of it and nothing that says who made it: no Info, no XMP, no attachment, nothing that its pages do not
 * lead to, an older version of them among it. The streams of its pages are byte by byte what they were; of pictures (JPEG) the
 * Exif goes. Takes one that is encrypted, or that cannot be read as a whole, for an error. The library, a quarter of a megabyte,
 * is loaded only now.
 */
export async function barePdf(bytes: Uint8Array): Promise<Result<Uint8Array, FieldError>> {
  const library = await import('@cantoo/pdf-lib')
  const context = await parsed(library, bytes)
  if (!context) return no({ code: saysEncrypted(bytes) ? 'encryptedPdf' : 'brokenPdf' })
  if (context.trailerInfo.Encrypt) return no({ code: 'encryptedPdf' })
  const root = context.trailerInfo.Root
  if (!(root instanceof library.PDFRef) || !(context.lookup(root) instanceof library.PDFDict))
    return no({ code: 'brokenPdf' })
  if (!clear(library, context, root)) return no({ code: 'brokenPdf' })
  // Its ID is made of its path and hour on its author's disk.
  context.trailerInfo = { Root: root }
  return ok(await library.PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer())
}

async function parsed({ PDFParser }: Library, bytes: Uint8Array): Promise<PDFContext | null> {
  try {
    // What the library cannot read it would hand on as it is.
    return await PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY, true).parseDocument()
  } catch {
    // It says in many ways that a file is none, and not only by errors of its own.
    return null
  }
}

function saysEncrypted(bytes: Uint8Array): boolean {
  return /\/Encrypt\s*(<<|\d+\s+\d+\s+R)/.test(new TextDecoder('latin1').decode(bytes))
}

/**
 * Leaves out what names somebody of all that the root leads to, and all else. False where it leads to no page, or a picture in it
 * cannot be read.
 */
function clear(library: Library, context: PDFContext, root: PDFRef): boolean {
  const { PDFRef, PDFDict, PDFArray, PDFStream, PDFRawStream, PDFName } = library
  const seen = new Set<PDFObject>([root])
  const open: PDFObject[] = [root]
  let pages = 0
  const visit = (object: PDFObject) => {
    if (!seen.has(object)) open.push(object)
    seen.add(object)
  }
  for (let object = open.pop(); object; object = open.pop()) {
    if (seen.size > OBJECTS_AT_MOST) return false
    if (object instanceof PDFRef) {
      const meant = context.lookup(object)
      if (meant instanceof PDFRawStream && isJpeg(library, meant)) {
        const bare = bareJpeg(library, meant)
        if (!bare) return false
        context.assign(object, bare)
        visit(bare)
      } else if (meant) visit(meant)
    } else if (object instanceof PDFArray) object.asArray().forEach(visit)
    else {
      const dict = object instanceof PDFStream ? object.dict : object
      if (!(dict instanceof PDFDict)) continue
      const kind = kindOf(library, dict)
      if (kind.type === '/Page') pages += 1
      for (const key of tracesIn(kind)) dict.delete(PDFName.of(key))
      for (const value of dict.values()) visit(value)
    }
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!seen.has(ref)) context.delete(ref)
  return pages > 0
}

function kindOf({ PDFName, PDFString, PDFHexString }: Library, dict: PDFDict): DictKind {
  const value = (key: string) => dict.lookup(PDFName.of(key))
  const word = (key: string) => String(value(key) ?? '')
  const has = (key: string) => dict.has(PDFName.of(key))
  const uri = value('URI')
  return {
    ...{ type: word('Type'), subtype: word('Subtype'), isOnPage: has('Rect'), isSigned: has('ByteRange') },
    ...{ isFile: has('EF') && (has('F') || has('UF')), action: word('S') },
    address: uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : '',
  }
}

/** The filters of a stream, as PDF writes their names, the first to be undone before the others. */
function filtersOf({ PDFArray, PDFName }: Library, { dict }: PDFRawStream): PDFObject[] {
  const filter = dict.lookup(PDFName.of('Filter'))
  return filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : []
}

function isJpeg(library: Library, stream: PDFRawStream): boolean {
  return filtersOf(library, stream).at(-1) === library.PDFName.of('DCTDecode')
}

/** A picture without its Exif, XMP and comments; null where it cannot be read. */
function bareJpeg(library: Library, stream: PDFRawStream): PDFRawStream | null {
  const { PDFName, PDFRawStream } = library
  const [jpeg, ...outer] = filtersOf(library, stream).toReversed()
  const dict = stream.dict.clone()
  if (jpeg) dict.set(PDFName.of('Filter'), jpeg)
  dict.delete(PDFName.of('DecodeParms'))
  const read = readJpeg(outer.length > 0 ? undone(library, stream, outer.toReversed()) : stream.contents)
  if (!read.ok) return null
  const parts = read.value.parts.filter((part) => part[1] !== APP1)
  return PDFRawStream.of(dict, joined(parts))
}

function undone(library: Library, { dict, contents }: PDFRawStream, filters: PDFObject[]): Uint8Array {
  const { PDFName, PDFRawStream, decodePDFRawStream } = library
  const outer = dict.clone()
  outer.set(PDFName.of('Filter'), dict.context.obj(filters))
  outer.delete(PDFName.of('DecodeParms'))
  try {
    return decodePDFRawStream(PDFRawStream.of(outer, contents)).decode()
  } catch {
    // A filter that the library does not know: no picture can be read of it.
    return new Uint8Array()
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
