/** A country's name on the map: ISO 3166-1 alpha-2 code, x and y in units of `size`, the zoom from which it has room. */
export type CountryName = [code: string, x: number, y: number, fromZoom: number]

/** A city's name on the map, in the page's language: x and y as the countries have them, the zoom from which it shows. */
export type CityName = [name: string, x: number, y: number, fromZoom: number]

/**
 * `countries.json`: the world in Web Mercator (EPSG:3857), `size` units wide and high, x to the right from 180° W, y down.
 * A line comes in pieces of SVG path data, `M{x} {y}l…`, of which each begins where the one before it ended. `land` holds
 * polygons, each a closed ring and its holes, `borders` each border once.
 */
export interface Countries {
  size: number
  land: string[][][]
  borders: string[][]
  /** Those that have room first come first. */
  names: CountryName[]
}
