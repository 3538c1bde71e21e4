import { readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** Leaflet's main file is UMD, of which nothing can be shaken off. */
const leafletAsModule: Plugin = {
  name: 'leaflet as a module',
  setup: ({ onResolve, resolve }) =>
    onResolve({ filter: /^leaflet$/ }, ({ kind, resolveDir }) =>
      resolve('leaflet/dist/leaflet-src.esm.js', { kind, resolveDir }),
    ),
}

/** Islands and styles with hashed names in `assets`; returns logical name → file name, fonts as `font-{script}`. */
export async function bundle(web: string, assets: string): Promise<Record<string, string>> {
  // Folders beside the islands hold their parts.
  const islands = (await readdir(join(web, 'islands'))).filter((name) => name.endsWith('.ts'))
  const { metafile } = await build({
    entryPoints: [...islands.map((name) => join(web, 'islands', name)), join(web, 'styles', 'app.css')],
    outdir: assets,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    plugins: [leafletAsModule],
    // Leaflet's pictures belong to controls that are never made.
    loader: { '.woff2': 'file', '.png': 'empty' },
    metafile: true,
    absWorkingDir: web,
    logLevel: 'warning',
  })
  const names: Record<string, string> = {}
  for (const [path, { entryPoint, inputs }] of Object.entries(metafile.outputs)) {
    const logical = entryPoint ? entryName(entryPoint) : fontName(Object.keys(inputs))
    if (logical) names[logical] = basename(path)
  }
  return names
}

function entryName(source: string): string {
  return basename(source).replace(/\.ts$/, '.js')
}

/** `vazirmatn-latin-ext-wght-normal.woff2` is `font-latin-ext`. */
function fontName(sources: string[]): string | undefined {
  const font = sources.find((source) => extname(source) === '.woff2')
  const script = font && /vazirmatn-(.+)-wght-normal/.exec(font)?.[1]
  return script ? `font-${script}` : undefined
}
