/** Pixels of the longest side that is looked at: a face of 80 pixels in a photo of 2,048 is then still 40. */
export const LOOKED_AT_SIDE = 1024
