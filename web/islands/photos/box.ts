/** A part of a photo, in parts of its width and height from its top left corner. */
export interface Box {
  x: number
  y: number
  w: number
  h: number
}
