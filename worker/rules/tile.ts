/** A tile of a web map (Web Mercator, EPSG:3857): `x` from the west, `y` from the north, 2^z of each. */
export type Tile = { z: number; x: number; y: number }

/** No public tile server goes deeper than a doorstep. */
export const DEEPEST_TILE_ZOOM = 19

/** A tile from the words of a path (`12/2200/1343`), or null where there is none of that name. */
export function parseTile(words: { z: string; x: string; y: string }): Tile | null {
  const [z, x, y] = [words.z, words.x, words.y].map((word) => (/^(0|[1-9]\d{0,6})$/.test(word) ? Number(word) : -1))
  if (z === undefined || x === undefined || y === undefined) return null
  const inside = z >= 0 && z <= DEEPEST_TILE_ZOOM && x >= 0 && y >= 0 && x < 2 ** z && y < 2 ** z
  return inside ? { z, x, y } : null
}

/** Where a tile server has it: the setting TILE_URL, in which `{z}`, `{x}` and `{y}` stand for the tile's numbers. */
export function tileUrl(template: string, { z, x, y }: Tile): string {
  return template.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y))
}
