/** Fills `web/dist`: `public/` is what the site serves, `manifest.json` says under which hashed name each thing is. */
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bundle } from './bundle.ts'
import { countryOutlines } from './outlines.ts'
import { readWorldPlaces } from './places/read-places.ts'
import { shardsOf } from './places/shards.ts'

const WEB = fileURLToPath(new URL('..', import.meta.url))
const DIST = join(WEB, 'dist')
const PUBLIC = join(DIST, 'public')
const ASSETS = join(PUBLIC, 'assets')
const PLACES = join(PUBLIC, 'places')
/** Characters of a hash in a file name, as many as esbuild gives. */
const HASH_LENGTH = 8

await rm(DIST, { recursive: true, force: true })
await mkdir(ASSETS, { recursive: true })
await mkdir(PLACES)
const [bundled, countries] = await Promise.all([
  bundle(WEB, ASSETS),
  writeCountries(),
  cp(join(WEB, 'static'), PUBLIC, { recursive: true }),
  writePlaces(),
])
const manifest = Object.fromEntries(
  Object.entries({ ...bundled, 'countries.json': countries })
    .map(([logical, name]) => [logical, `/assets/${name}`] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
)
await writeFile(join(DIST, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
if (!process.argv.includes('--quiet')) await report()

async function writeCountries(): Promise<string> {
  const json = JSON.stringify(await countryOutlines())
  const hash = createHash('sha256').update(json).digest('hex').slice(0, HASH_LENGTH).toUpperCase()
  await writeFile(join(ASSETS, `countries-${hash}.json`), json)
  return `countries-${hash}.json`
}

/** The gazetteer as files that the Worker reads (worker/cities/gazetteer.ts). */
async function writePlaces(): Promise<void> {
  for (const [name, text] of shardsOf(await readWorldPlaces())) await writeFile(join(PLACES, `${name}.txt`), text)
}

/** One line an output: bytes, bytes gzipped, name; the gazetteer's thousands of files are left out. */
async function report(): Promise<void> {
  const files = await readdir(PUBLIC, { recursive: true, withFileTypes: true })
  const paths = files
    .filter((file) => file.isFile() && file.parentPath !== PLACES)
    .map((file) => join(file.parentPath, file.name))
  for (const path of paths.sort((a, b) => basename(a).localeCompare(basename(b)))) {
    const bytes = await readFile(path)
    const sizes = [bytes.length, gzipSync(bytes).length].map((size) => String(size).padStart(8))
    console.log(`${sizes.join(' ')} gzip  ${path.slice(PUBLIC.length)}`)
  }
}
