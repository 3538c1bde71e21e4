import type { Pixels } from '../rules/photo.ts'
import type { Result } from '../rules/result.ts'

/**
 * What a picture's headers say, before anything of it is decoded: its size in pixels, and the parts of its file that a
 * decoder needs to draw it, in their order. What belongs to no picture (comments, trailers, unknown segments) is in none.
 */
export type Picture = Pixels & { parts: Uint8Array[] }

/** Why a file is no picture that we take: in the words of a field's error (rules/field-error.ts). */
export type PictureFault = 'notAPhoto' | 'brokenPhoto' | 'animatedPhoto'

/** A file's headers as a picture, or what is wrong with it. */
export type ReadPicture = Result<Picture, PictureFault>

/**
 * Segments or chunks of one file: of ten megabytes an encoder makes some 2,500 at most. Each costs a view and a turn of a
 * stream, and in a file of nothing but empty ones there would be millions.
 */
export const PIECES_AT_MOST = 10_000
