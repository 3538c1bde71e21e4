/** Fills `web/dist`: `public/` is what the site serves, `manifest.json` says under which hashed name each thing is. */
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Lang, SHIPPED_LANGS } from '../../worker/rules/languages.ts'
import type { NearIndex } from '../islands/pin/near-tile.ts'
import { bundle } from './bundle.ts'
import { cityNames } from './city-names.ts'
import { detailTiles } from './detail.ts'
import { countryOutlines, WORLD_SIZE } from './outlines.ts'
import { alternateNames } from './places/alternate-names.ts'
import { namesByTile } from './places/near.ts'
import { readWorldPlaces } from './places/read-places.ts'
import { shardsOf } from './places/shards.ts'

const WEB = fileURLToPath(new URL('..', import.meta.url))
const DIST = join(WEB, 'dist')
const PUBLIC = join(DIST, 'public')
const ASSETS = join(PUBLIC, 'assets')
const PLACES = join(PUBLIC, 'places')
/** The tiny face detector of face-api (MIT): 8-bit weights. */
const FACE_MODEL = '@vladmandic/face-api/model/tiny_face_detector_model.bin'
const FACE_LICENCE = '@vladmandic/face-api/LICENSE'
/** Characters of a hash in a file name, as many as esbuild gives. */
const HASH_LENGTH = 8

await rm(DIST, { recursive: true, force: true })
await mkdir(ASSETS, { recursive: true })
await mkdir(PLACES)
const world = readWorldPlaces()
const [bundled, countries, detail, near, faceModel, cities] = await Promise.all([
  bundle(WEB, ASSETS),
  writeCountries(),
  writeDetail(),
  writeNear(),
  writeFaceModel(),
  Promise.all(SHIPPED_LANGS.map(writeCities)),
  cp(join(WEB, 'static'), PUBLIC, { recursive: true }),
  writePlaces(),
])
const manifest = Object.fromEntries(
  Object.entries({
    ...bundled,
    'countries.json': countries,
    'detail.json': detail,
    'near.json': near,
    'face-model.bin': faceModel,
    ...Object.fromEntries(cities),
  })
    .map(([logical, name]) => [logical, `/assets/${name}`] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
)
await writeFile(join(DIST, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
if (!process.argv.includes('--quiet')) await report()

async function writeCountries(): Promise<string> {
  return writeJson('countries', await countryOutlines())
}

async function writeCities(lang: Lang): Promise<[logical: string, name: string]> {
  return [`cities-${lang}.json`, await writeJson(`cities-${lang}`, cityNames(lang, WORLD_SIZE))]
}

/** Every tile of the finer coast by its name, and the name of the file that tells which they are. */
async function writeDetail(): Promise<string> {
  const tiles = await detailTiles()
  const files = await Promise.all([...tiles].map(async ([at, tile]) => [at, await writeJson(`land-${at}`, tile)]))
  return writeJson('detail', Object.fromEntries(files))
}

/** The names of small places by tile, in a folder of one hash, and the name of the file that tells which there are. */
async function writeNear(): Promise<string> {
  const columns = namesByTile(await world)
  const hash = hashOf(JSON.stringify([...columns].map(([x, column]) => [x, [...column]])))
  const base = `near-${hash}`
  await mkdir(join(ASSETS, base))
  for (const [x, column] of columns)
    for (const [y, names] of column) await writeFile(join(ASSETS, base, `${x}-${y}.json`), JSON.stringify(names))
  const tiles = Object.fromEntries([...columns].map(([x, column]) => [x, [...column.keys()]]))
  return writeJson('near', { base, tiles } satisfies NearIndex)
}

/** The weights by which faces are found (web/islands/photo-faces.ts). */
async function writeFaceModel(): Promise<string> {
  const weights = await readFile(fileURLToPath(import.meta.resolve(FACE_MODEL)))
  const file = `face-model-${hashOf(weights)}.bin`
  await writeFile(join(ASSETS, file), weights)
  // Its licence goes with every copy.
  await cp(fileURLToPath(import.meta.resolve(FACE_LICENCE)), join(ASSETS, 'face-model-LICENSE.txt'))
  return file
}

/** Writes a file under a name that holds a hash of its content, and gives the name. */
async function writeJson(name: string, content: object): Promise<string> {
  const json = JSON.stringify(content)
  const file = `${name}-${hashOf(json)}.json`
  await writeFile(join(ASSETS, file), json)
  return file
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH).toUpperCase()
}

/** The gazetteer as files that the Worker reads (worker/cities/gazetteer.ts). */
async function writePlaces(): Promise<void> {
  const files = shardsOf(await world, await alternateNames())
  for (const [name, text] of files) await writeFile(join(PLACES, `${name}.txt`), text)
}

/** One line an output, one for all tiles of the coast, of the names and one for the gazetteer: bytes, bytes gzipped, name. */
async function report(): Promise<void> {
  const files = await readdir(PUBLIC, { recursive: true, withFileTypes: true })
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  const sizes = new Map<string, [bytes: number, zipped: number]>()
  for (const path of paths.sort((a, b) => basename(a).localeCompare(basename(b)))) {
    const name = path
      .slice(PUBLIC.length)
      .replace(/land-\d+-\d+-\w+/, 'land-*')
      .replace(/places\/.+/, 'places/*')
      .replace(/near-\w+\/.+/, 'near-*/*')
    const bytes = await readFile(path)
    const [before, zipped] = sizes.get(name) ?? [0, 0]
    sizes.set(name, [before + bytes.length, zipped + gzipSync(bytes).length])
  }
  for (const [name, [bytes, zipped]] of sizes)
    console.log(`${String(bytes).padStart(8)} ${String(zipped).padStart(8)} gzip  ${name}`)
}
