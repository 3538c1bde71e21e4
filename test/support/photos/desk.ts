import { env } from 'cloudflare:workers'
import { paths } from '../../../worker/paths.ts'
import type { FormValues } from '../../../worker/rules/typed-action.ts'
import { coordinatorAt, ORIGIN, redirectOf, type Visitor } from '../site.ts'
import { encoded, plain, RED } from './pictures.ts'
import type { Colour } from './png.ts'
import { afterwards, EVENING, type Row, rows, sendPhoto } from './send.ts'

/** A small picture of one colour, as JPEG. */
export function picture(colour: Colour = RED): Promise<Uint8Array<ArrayBuffer>> {
  return encoded(plain(colour), 'image/jpeg')
}

/** A photo of an action that waits at the desk, with a coordinator. */
export async function waiting(values: FormValues = {}) {
  const { id, link, photos, group, reader } = await afterwards()
  redirectOf(await sendPhoto(group, photos, await picture(), values))
  const coordinator = await coordinatorAt(EVENING)
  return { id, link, photos, group, reader, coordinator, key: (await lastRow()).key }
}

/** The same, published. */
export async function published(values: FormValues = {}) {
  const scene = await waiting(values)
  redirectOf(await decidePhoto(scene.coordinator, scene.key, 'publish'))
  return scene
}

/** The row of the photo that was sent last. */
export async function lastRow(): Promise<Row> {
  const row = (await rows()).at(-1)
  if (!row) throw new Error('there is no photo')
  return row
}

/** A photo's row, or null. */
export async function rowOf(key: string) {
  return env.DB.prepare('select * from photos where key = ?').bind(key).first<Row & Record<string, unknown>>()
}

/** The revision of a photo that the desk shows. */
export async function revisionSeen(coordinator: Visitor, key: string): Promise<string> {
  const page = await coordinator.read(paths.deskPhotos('en', { photo: key }))
  return /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
}

/** Decides on a photo as the desk shows it now. */
export async function decidePhoto(
  coordinator: Visitor,
  key: string,
  verdict: string,
  more: FormValues = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const revision = await revisionSeen(coordinator, key)
  const row = (await rowOf(key)) ?? {}
  const words = Object.fromEntries(
    ['caption', 'description', 'credit'].map((name) => [name, String(Reflect.get(row, name) ?? '')]),
  )
  return coordinator.post(paths.deskPhoto('en', key), { verdict, revision, ...words, ...more }, headers)
}

/** Sends a picture in the place of a photo. */
export async function coverWith(
  coordinator: Visitor,
  key: string,
  bytes: Uint8Array<ArrayBuffer> | null,
  { revision, json = true }: { revision?: string; json?: boolean } = {},
): Promise<Response> {
  const form = new FormData()
  form.append('revision', revision ?? (await revisionSeen(coordinator, key)))
  if (bytes) form.append('photo', new File([bytes], 'covered.webp'))
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', ...(json ? { Accept: 'application/json' } : {}) }
  return coordinator.send(paths.deskPhotoCover('en', key), { method: 'POST', body: form, headers })
}

/** Puts in as many public photos as asked for, each a copy of one without its object, and gives their keys. */
export async function copies(of: string, count: number): Promise<string[]> {
  const row = await rowOf(of)
  if (!row) throw new Error('there is no such photo')
  const columns = Object.keys(row)
  const insert = env.DB.prepare(
    `insert into photos (${columns.join()}) values (${columns.map(() => '?').join()}) returning key`,
  )
  const keys = Array.from({ length: count }, (_, n) => String(n).padStart(26, '0'))
  await env.DB.batch(
    keys.map((key) =>
      insert.bind(
        ...columns.map((column) => {
          if (column === 'key') return key
          return column === 'upload_hash' || column === 'object' ? `${column}-${key}` : row[column]
        }),
      ),
    ),
  )
  return keys
}
