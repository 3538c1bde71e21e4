import { env } from 'cloudflare:workers'
import { openDatabase } from '../../worker/store/database.ts'
import { photos } from '../../worker/store/schema.ts'

/** The smallest WebP there is: a pixel, lossless. */
const PIXEL = Uint8Array.fromBase64('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==')

let made = 0

/** The row of a photo, as an upload would have left it and a coordinator let it through. */
export type PutPhoto = Partial<typeof photos.$inferInsert> & { bytes?: never }

/** Puts in a photo, with its objects: published, of an action (`actionId`) or for a day (`dayId`); gives its key. */
export async function putPhoto(otherwise: PutPhoto, large: Uint8Array = PIXEL): Promise<string> {
  made += 1
  const key = `k${String(made).padStart(25, '0')}`
  const object = `object${String(made).padStart(20, '0')}`
  await openDatabase(env.DB)
    .insert(photos)
    .values({
      key,
      uploadHash: `hash of ${key}`,
      object,
      purpose: otherwise.dayId === undefined ? 'report' : 'day',
      status: 'published',
      publishedAt: 1,
      createdAt: 1,
      lang: 'en',
      caption: '',
      description: '',
      credit: '',
      consent: 'nobody',
      licence: 'cc-by-4.0',
      width: 1600,
      height: 1200,
      sha256: '0'.repeat(64),
      ...otherwise,
      bytes: large.length,
    })
  await Promise.all(
    ['large', 'small'].map((size) => env.PRIVATE.put(`photos/${object}/${size}`, size === 'large' ? large : PIXEL)),
  )
  return key
}

/** The id of a day in the database. */
export async function idOfDay(slug: string): Promise<number> {
  return (await env.DB.prepare('select id from days where slug = ?').bind(slug).first<number>('id')) ?? 0
}
