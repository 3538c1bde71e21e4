import type { Assets } from '../cities/gazetteer.ts'
import { assets } from '../ui/assets.ts'

const FONTS = ['drawing-black.ttf', 'drawing-medium.ttf'] as const

/** The renderer once it is there: it is started once for each Worker. */
let started: Promise<typeof import('@resvg/resvg-wasm')> | undefined

/**
 * Draws an SVG as PNG, its letters in Vazirmatn. Throws where the SVG is none. The renderer, a megabyte, is loaded only
 * now: no other request pays for it.
 */
export async function drawPng(svg: string, files: Assets): Promise<Uint8Array> {
  started ??= start()
  const [{ Resvg }, ...fontBuffers] = await Promise.all([started, ...FONTS.map((name) => readFont(files, name))])
  const drawing = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: 'Vazirmatn', loadSystemFonts: false },
    textRendering: 1,
  })
  try {
    const image = drawing.render()
    const png = image.asPng()
    image.free()
    return png
  } finally {
    drawing.free()
  }
}

async function start() {
  const [renderer, wasm] = await Promise.all([import('@resvg/resvg-wasm'), import('@resvg/resvg-wasm/index_bg.wasm')])
  await renderer.initWasm(wasm.default)
  return renderer
}

async function readFont(files: Assets, name: (typeof FONTS)[number]): Promise<Uint8Array> {
  // A binding looks at the path alone.
  const response = await files.fetch(`https://assets.local${assets[name]}`)
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
