/* Runs in an empty page: photos.ts asks it for a photo to be sent. */

/** A JPEG of soft noise as base64, about as heavy as a photo of a crowd. Pixels. */
async function bigPhoto({ width, height }: { width: number; height: number }): Promise<string> {
  const [small, large] = [new OffscreenCanvas(width / 4, height / 4), new OffscreenCanvas(width, height)]
  const [noise, photo] = [small.getContext('2d'), large.getContext('2d')]
  if (!noise || !photo) throw new Error('no canvas')
  const pixels = noise.createImageData(small.width, small.height)
  for (let at = 0; at < pixels.data.length; at += 1)
    pixels.data[at] = at % 4 === 3 ? 255 : Math.imul(at, 2_654_435_761) >>> 24
  noise.putImageData(pixels, 0, 0)
  photo.drawImage(small, 0, 0, width, height)
  const blob = await large.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  let text = ''
  for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte)
  return btoa(text)
}
Object.assign(globalThis, { bigPhoto })
