/** The zoom at which the finer coast is cut into tiles: 32 a side of the world. */
export const DETAIL_ZOOM = 5
/** Units across a tile, in which its paths are drawn: a pixel at zoom 9, where the map ends. */
export const DETAIL_EXTENT = 8192

/** A tile of the finer coast: SVG path data in DETAIL_EXTENT units a side, from its north-west corner. */
export interface DetailTile {
  /** Closed rings, to be filled by the even-odd rule. */
  land: string
  coast: string
  borders: string
}
