/** The zoom at which the names of small places are cut into tiles: 128 a side of the world, some 200 km in Europe. */
export const NEAR_ZOOM = 7
/** Degrees are kept as whole numbers of so many parts: 100 metres. */
export const NEAR_PARTS = 1000

/** A place's own name, latitude and longitude in parts of a degree, and the zoom from which it shows. */
export type NearName = [name: string, lat: number, lon: number, fromZoom: number]

/** Which tiles there are: below the folder `base`, `{x}-{y}.json` for each y of an x. */
export interface NearIndex {
  base: string
  tiles: Record<string, number[]>
}
