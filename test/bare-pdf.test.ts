import { expect, test } from 'vitest'
import { barePdf } from '../worker/photos/bare-pdf.ts'
import { asLatin, compressedPdfOf, latin, objectsOf, PAGE, pdfOf, streamOf } from './support/pdf.ts'
import { deflated } from './support/photos/bytes.ts'
import { exif, jpegWith } from './support/photos/jpeg.ts'
import { encoded, quarters } from './support/photos/pictures.ts'

/** Of nobody: a word that stands in no PDF by itself. */
const AUTHOR = 'Zaxxonquill'
const INFO = `<< /Author (${AUTHOR}) /Creator (${AUTHOR} Writer) /Producer (${AUTHOR} 9) /CreationDate (D:20270101) >>`
const XMP = `<x:xmpmeta><dc:creator>${AUTHOR}</dc:creator></x:xmpmeta>`
const utf16 = (text: string) => `\xfe\xff${[...text].map((letter) => `\0${letter}`).join('')}`

async function bare(bytes: Uint8Array): Promise<Uint8Array> {
  const result = await barePdf(bytes)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** Everything that a file says, what is compressed in it too, a letter for each byte, in one and in two bytes a letter. */
async function saidIn(bytes: Uint8Array): Promise<string> {
  const text = asLatin(bytes)
  const inflated = await Promise.all(
    [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(async ([, packed = '']) => {
      const stream = new Response(latin(packed)).body?.pipeThrough(new DecompressionStream('deflate'))
      return new Response(stream)
        .arrayBuffer()
        .then((buffer) => asLatin(new Uint8Array(buffer)))
        .catch(() => '')
    }),
  )
  const all = [text, ...inflated].join('\n')
  return all + all.replaceAll('\0', '')
}

const TRACES: [string, ReturnType<typeof objectsOf>, string][] = [
  ['its Info', objectsOf({ others: { 5: INFO } }), '/Info 5 0 R /ID [<0102> <0304>]'],
  ['its Info in UTF-16', objectsOf({ others: { 5: `<< /Author (${utf16(AUTHOR)}) >>` } }), '/Info 5 0 R'],
  [
    'its XMP',
    objectsOf({ catalog: '/Metadata 5 0 R', others: { 5: streamOf('/Type /Metadata /Subtype /XML', XMP) } }),
    '',
  ],
  ['XMP of a page', objectsOf({ page: '/Metadata 5 0 R', others: { 5: streamOf('/Type /Metadata', XMP) } }), ''],
  ['what a program keeps for itself', objectsOf({ page: `/PieceInfo << /Ill << /Private (${AUTHOR}) >> >>` }), ''],
  [
    'a note on its page',
    objectsOf({ page: `/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (${AUTHOR}) /Contents (Nice) >>]` }),
    '',
  ],
  [
    'a note that does not say that it is one',
    objectsOf({ page: '/Annots [5 0 R]', others: { 5: `<< /Subtype /Text /Rect [0 0 9 9] /T (${AUTHOR}) >>` } }),
    '',
  ],
  [
    'a file that is attached',
    objectsOf({
      catalog: '/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>',
      others: { 5: '<< /Type /Filespec /EF << /F 6 0 R >> >>', 6: streamOf('/Type /EmbeddedFile', AUTHOR) },
    }),
    '',
  ],
  [
    'a file that hangs on a note',
    objectsOf({
      page: '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 5 0 R >>]',
      others: {
        5: `<< /F (C:\\\\${AUTHOR}\\\\a.docx) /EF << /F 6 0 R >> >>`,
        6: streamOf('/Type /EmbeddedFile', AUTHOR),
      },
    }),
    '',
  ],
  [
    'links into its disk',
    objectsOf({
      page: `/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (file:///C:/${AUTHOR}/b.docx) >> >>
        << /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (C:/${AUTHOR}/c.docx) >> >>]`,
    }),
    '',
  ],
  [
    'where a picture lay on its disk',
    objectsOf({
      page: '/Extra 5 0 R',
      others: { 5: streamOf(`/Subtype /Image /OPI << /2.0 << /F (C:/${AUTHOR}.tif) >> >>`, 'none') },
    }),
    '',
  ],
  [
    'a signature',
    objectsOf({
      catalog: '/AcroForm << /Fields [5 0 R] >>',
      others: {
        5: '<< /FT /Sig /T (Signature) /V 6 0 R >>',
        6: `<< /Type /Sig /Name (${AUTHOR}) /Contents (${AUTHOR}) /ByteRange [0 1 2 3] >>`,
      },
    }),
    '',
  ],
  ['an object that nothing leads to', objectsOf({ others: { 5: `(${AUTHOR})` } }), ''],
]

test.each(TRACES)(
  'nothing names the author of a PDF that did so in %s, compressed or not',
  async (_, objects, trailer) => {
    for (const file of [pdfOf(objects, trailer), await compressedPdfOf(objects, trailer)]) {
      expect(await saidIn(file)).toContain(AUTHOR)
      const clean = await bare(file)
      expect(await saidIn(clean)).not.toContain(AUTHOR)
      expect(asLatin(clean)).not.toMatch(/\/(Info|ID|Metadata|Producer)\b/)
      // What is seen is byte by byte what it was, and the file is a whole one.
      expect(asLatin(clean)).toContain(`stream\n${PAGE}\nendstream`)
      expect(asLatin(await bare(clean))).toContain(PAGE)
    }
  },
)

test('an older version of an object goes with what it said', async () => {
  const first = pdfOf(objectsOf({ others: { 5: INFO } }), '/Info 5 0 R')
  const later = pdfOf(objectsOf({ others: { 5: '<< /Title (Leaflet) >>' } }), '/Info 5 0 R')
  const both = latin(asLatin(first) + asLatin(later).slice(asLatin(later).indexOf('1 0 obj')))
  expect(await saidIn(await bare(both))).not.toContain(AUTHOR)
})

test('a picture keeps what is seen and loses its Exif, within another filter too', async () => {
  const jpeg = asLatin(jpegWith(await encoded(quarters(), 'image/jpeg'), [exif({ make: AUTHOR })]))
  const packed = asLatin(await deflated(latin(jpeg)))
  for (const [filter, content] of [
    ['/DCTDecode', jpeg],
    ['[/FlateDecode /DCTDecode]', packed],
  ] as const) {
    const picture = streamOf(`/Type /XObject /Subtype /Image /Width 64 /Height 32 /Filter ${filter}`, content)
    const file = pdfOf(objectsOf({ page: '/Extra 5 0 R', others: { 5: picture } }))
    expect(await saidIn(file)).toContain(AUTHOR)
    const clean = await bare(file)
    expect(await saidIn(clean)).not.toContain(AUTHOR)
    const scan = jpeg.slice(jpeg.lastIndexOf('\xff\xda'))
    expect(asLatin(clean)).toContain(scan)
  }
})

test('a link to a page of the web leads there still', async () => {
  const link = '<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/) >> >>'
  expect(asLatin(await bare(pdfOf(objectsOf({ page: `/Annots [${link}]` }))))).toContain('(https://example.org/)')
})

test('nothing in it acts by itself', async () => {
  const script = '/OpenAction << /S /JavaScript /JS (app.launchURL) >> /Names << /JavaScript << /Names [] >> >>'
  expect(asLatin(await bare(pdfOf(objectsOf({ catalog: script }))))).not.toMatch(/JavaScript \d|OpenAction|launchURL/)
})

test.each([
  [
    'locked',
    pdfOf(objectsOf({ others: { 5: '<< /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >>' } }), '/Encrypt 5 0 R'),
    'encryptedPdf',
  ],
  ['without a root', latin('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer << >>\n%%EOF\n'), 'brokenPdf'],
  ['cut in an object', pdfOf(objectsOf()).slice(0, 120), 'brokenPdf'],
  [
    'with a picture that is none',
    pdfOf(objectsOf({ page: '/X 5 0 R', others: { 5: streamOf('/Filter /DCTDecode', 'none') } })),
    'brokenPdf',
  ],
  ['nested without end', latin(`%PDF-1.7\n1 0 obj\n${'['.repeat(200_000)}\nendobj\n%%EOF\n`), 'brokenPdf'],
])('one that is %s is said to be so', async (_, bytes, code) => {
  expect(await barePdf(bytes)).toEqual({ ok: false, error: { code } })
})
