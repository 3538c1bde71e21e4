import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { boundaryOf, type FormPart, readMultipart } from '../rules/multipart.ts'
import { PHOTO_LIMITS } from '../rules/photo.ts'
import type { FormValues } from '../rules/typed-action.ts'

/** A form with a photo as it was posted; `photo` is null where no file was chosen. */
export type Upload = { values: FormValues; photo: Uint8Array | null }

/** A form with any file as it was posted. */
export type FileUpload = { values: FormValues; file: Uint8Array | null }

/** What the words of a form need beside its file. */
const WORDS_BYTES = 128 * 1024

/**
 * Reads a form with one file, counting its bytes as they come, whatever its length says: `tooHeavy` as soon as they are more
 * than any photo that is taken. The file is a view into the body: there is one copy of it. A body that is no such form
 * holds nothing.
 */
export async function readUpload(c: Context<AppEnv>): Promise<Upload | 'tooHeavy'> {
  const read = await readFileUpload(c, 'photo', PHOTO_LIMITS.bytes)
  return read === 'tooHeavy' ? read : { values: read.values, photo: read.file }
}

/** The same of any file, under its field's name and of at most so many bytes. */
export async function readFileUpload(
  c: Context<AppEnv>,
  field: string,
  bytes: number,
): Promise<FileUpload | 'tooHeavy'> {
  const body = await readBody(c.req.raw, bytes + WORDS_BYTES)
  if (!body) return 'tooHeavy'
  const boundary = boundaryOf(c.req.header('Content-Type') ?? '')
  const sent = (boundary && readMultipart(body, boundary)) || []
  // Nearly all of a body may be one field: words are read at length only where they could be a form's.
  const parts = bytesOfWords(sent) <= WORDS_BYTES ? sent : []
  const decoder = new TextDecoder()
  const words = Map.groupBy(
    parts.filter(({ isFile }) => !isFile),
    ({ name }) => name,
  )
  const typed = [...words].map(([name, given]) => {
    const texts = given.map(({ bytes }) => decoder.decode(bytes))
    return [name, texts.length === 1 ? (texts[0] ?? '') : texts] as const
  })
  const values: FormValues = Object.fromEntries(typed)
  const file = parts.find(({ name, isFile }) => name === field && isFile)
  const chosen = file && file.bytes.length > 0 ? file.bytes : null
  c.set('posted', { values, file: { field, isSent: chosen !== null } })
  return { values, file: chosen }
}

function bytesOfWords(parts: readonly FormPart[]): number {
  return parts.reduce((sum, { isFile, bytes }) => sum + (isFile ? 0 : bytes.length), 0)
}

/** Null of one that is longer than it may be, or than it says. */
async function readBody({ body, headers }: Request, most: number): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array()
  const said = Number(headers.get('Content-Length') ?? most)
  const room = Math.min(said, most) + 1
  // All of it at one go: read piece by piece, four kilobytes each, ten megabytes took a tenth of a second of CPU.
  const reader = body.getReader({ mode: 'byob' })
  const { value } = await reader.readAtLeast(room, new Uint8Array(room))
  if (value?.length === room) {
    await reader.cancel()
    return null
  }
  return value ?? new Uint8Array()
}
