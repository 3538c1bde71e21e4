import { bytesOf, deflated, little, utf16 } from './bytes.ts'
import { exif, jpegWith, segment, tiff } from './jpeg.ts'
import { encoded, quarters } from './pictures.ts'
import { png, pngChunk } from './png.ts'
import { swappedProfile } from './profile.ts'
import { canvas, framesOf, riffChunk, webpOf } from './webp.ts'

/** A file that tells more than it shows, and what none of what is made of it may hold. */
export type TellTale = { name: string; file: Uint8Array<ArrayBuffer>; canaries: string[] }

const canary = (name: string) => `canary-${name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}-52.516,13.378`
const XMP_NAME = 'http://ns.adobe.com/xap/1.0/\0'
const XMP = (text: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description photoshop:City="${text}"/></x:xmpmeta>`
const PROFILE_NAME = 'ICC_PROFILE\0'
const JFIF_THUMBNAIL = 0xe0

/** Every way that we know in which a picture that a phone or a program writes tells of where, when, whom and with what. */
export async function corpus(): Promise<TellTale[]> {
  return [...(await jpegs()), ...(await pngs()), ...(await webps())]
}

async function jpegs(): Promise<TellTale[]> {
  const jpeg = await encoded(quarters(), 'image/jpeg')
  const small = await encoded(quarters(16, 8), 'image/jpeg')
  const tale = (name: string, make: (said: string) => [Uint8Array[], (Uint8Array | string)?]): TellTale => {
    const said = canary(name)
    return { name, file: jpegWith(jpeg, ...make(said)), canaries: [said] }
  }
  return [
    tale('Exif camera', (said) => [[exif({ make: said })]]),
    tale('Exif GPS', (said) => [[exif({ place: said })]]),
    tale('Exif thumbnail', (said) => [[exif({ thumbnail: jpegWith(small, [segment(0xfe, said)]) })]]),
    tale('Exif UTF-16 title', (said) => [[segment(0xe1, bytesOf('Exif\0\0', tiff({}), utf16(said)))]]),
    tale('a second Exif', (said) => [[exif({}), exif({ make: said })]]),
    tale('XMP', (said) => [[segment(0xe1, `${XMP_NAME}${XMP(said)}`)]]),
    tale('extended XMP', (said) => [[segment(0xe1, `http://ns.adobe.com/xmp/extension/\0${XMP(said)}`)]]),
    tale('IPTC', (said) => [[segment(0xed, `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x40\x1c\x02\x5a\0\x36${said}`)]]),
    tale('a comment', (said) => [[segment(0xfe, said)]]),
    tale('a profile in JPEG', (said) => [[segment(0xe2, bytesOf(PROFILE_NAME, [1, 1], swappedProfile(said)))]]),
    tale('FlashPix', (said) => [[segment(0xe2, `FPXR\0${said}`)]]),
    tale('MPF and a second picture', (said) => [
      [segment(0xe2, bytesOf('MPF\0MM', [0, 42], new Uint8Array(32), said))],
      bytesOf(jpegWith(small, [segment(0xfe, said)])),
    ]),
    tale('a JFIF extension', (said) => [[segment(JFIF_THUMBNAIL, `JFXX\0\x13${said}`)]]),
    tale('Adobe', (said) => [[segment(0xee, `Adobe\0\x64\0\0\0\0\x01${said}`)]]),
    tale('an unknown segment', (said) => [[segment(0xeb, `JP\0\0${said}`)]]),
    tale('a motion photo', (said) => [[], bytesOf([0, 0, 0, 24], 'ftypmp42', new Uint8Array(12), 'mdat', said)]),
    tale('a Samsung trailer', (said) => [[], `\0\0\x01\x0aMotionPhoto_Data${said}SEFT`]),
    tale('a ZIP behind JPEG', (said) => [[], zipOf(said)]),
    tale('HTML in JPEG', (said) => [
      [segment(0xfe, `<!doctype html><script>${said}</script>`)],
      `<html>${said}</html>`,
    ]),
    tale('a script at its beginning', (said) => [[segment(0xe0, `*/=1;alert("${said}")/*`)]]),
  ]
}

async function pngs(): Promise<TellTale[]> {
  const tale = async (
    name: string,
    chunks: (said: string) => Promise<Uint8Array[]>,
    behind: (said: string) => Uint8Array | string = () => '',
  ): Promise<TellTale> => {
    const said = canary(name)
    return { name, file: bytesOf(await png(quarters(), ...(await chunks(said))), behind(said)), canaries: [said] }
  }
  return Promise.all([
    tale('tEXt', async (said) => [pngChunk('tEXt', `Author\0${said}`)]),
    tale('zTXt', async (said) => [pngChunk('zTXt', bytesOf('Comment\0\0', await deflated(bytesOf(said))))]),
    tale('iTXt', async (said) => [pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP(said)}`)]),
    tale('deflated iTXt', async (said) => [
      pngChunk('iTXt', bytesOf('Title\0\x01\0\0\0', await deflated(bytesOf(said)))),
    ]),
    tale('eXIf', async (said) => [pngChunk('eXIf', tiff({ make: said, place: said }))]),
    tale('iCCP', async (said) => [
      pngChunk('iCCP', bytesOf(said.slice(0, 70), [0, 0], await deflated(swappedProfile(said)))),
    ]),
    tale('an unknown chunk', async (said) => [pngChunk('prVt', said)]),
    tale(
      'data behind IEND',
      async () => [],
      (said) => said,
    ),
    tale('a ZIP behind PNG', async () => [], zipOf),
    tale(
      'HTML in PNG',
      async (said) => [pngChunk('tEXt', `a\0<script>${said}</script>`)],
      (said) => `<b>${said}</b>`,
    ),
  ])
}

async function webps(): Promise<TellTale[]> {
  const frames = framesOf(await encoded(quarters(), 'image/webp'))
  const tale = (
    name: string,
    flags: number,
    around: (said: string) => { before?: Uint8Array; after?: Uint8Array; behind?: Uint8Array | string },
  ): TellTale => {
    const said = canary(name)
    const { before, after, behind = '' } = around(said)
    const chunks = [canvas(flags, 64, 32), before ?? bytesOf(), frames, after ?? bytesOf()]
    return { name, file: bytesOf(webpOf(...chunks), behind), canaries: [said] }
  }
  return [
    tale('EXIF in WebP', 0x08, (said) => ({ after: riffChunk('EXIF', tiff({ make: said, place: said })) })),
    tale('XMP in WebP', 0x04, (said) => ({ after: riffChunk('XMP ', XMP(said)) })),
    tale('ICCP in WebP', 0x20, (said) => ({ before: riffChunk('ICCP', swappedProfile(said)) })),
    tale('an unknown chunk in WebP', 0, (said) => ({ after: riffChunk('PRIV', said) })),
    tale('a trailer of WebP', 0, (said) => ({ behind: said })),
    tale('a ZIP behind WebP', 0, (said) => ({ behind: zipOf(said) })),
    tale('HTML in WebP', 0, (said) => ({ after: riffChunk('<!--', `--><script>${said}</script>`) })),
  ]
}

/** A ZIP of one stored file. */
function zipOf(said: string): Uint8Array<ArrayBuffer> {
  const sizes = [
    ...little(0, 4),
    ...little(said.length, 4),
    ...little(said.length, 4),
    ...little(5, 2),
    ...little(0, 2),
  ]
  const local = bytesOf('PK\x03\x04', [20, 0, 0, 0, 0, 0, 0, 0, 0, 0], sizes, 'a.txt', said)
  const central = bytesOf('PK\x01\x02', [20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0], sizes, new Uint8Array(14), 'a.txt')
  const end = bytesOf(
    'PK\x05\x06',
    [0, 0, 0, 0, 1, 0, 1, 0],
    little(central.length, 4),
    little(local.length, 4),
    [0, 0],
  )
  return bytesOf(local, central, end)
}
