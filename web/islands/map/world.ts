/** Leaflet's world at zoom 0, in pixels. */
export const WORLD_AT_ZOOM_0 = 256
