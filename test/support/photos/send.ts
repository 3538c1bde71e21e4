import { env } from 'cloudflare:workers'
import { paths } from '../../../worker/paths.ts'
import type { FormValues } from '../../../worker/rules/typed-action.ts'
import { coordinatorAt, formKey, MORNING, ORIGIN, publish, Visitor } from '../site.ts'

export const EVENING = '2027-06-20T20:00Z'

/** What is said of a photo that is as it should be. */
export const SAID = { lang: 'en', consent: 'nobody', caption: 'A square full of umbrellas' }

/** Sends a photo as a browser sends its form; `name` is what its file is called, `json` how a script asks. */
export async function sendPhoto(
  visitor: Visitor,
  path: string,
  photo: Uint8Array<ArrayBuffer> | null,
  values: FormValues = {},
  { name = 'photo.jpg', json = false }: { name?: string; json?: boolean } = {},
): Promise<Response> {
  const form = new FormData()
  for (const [field, value] of Object.entries({ key: formKey(), purpose: 'report', ...SAID, ...values }))
    for (const each of [value].flat()) form.append(field, String(each))
  if (photo) form.append('photo', new File([photo], name, { type: 'application/octet-stream' }))
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', ...(json ? { Accept: 'application/json' } : {}) }
  return visitor.send(path, { method: 'POST', body: form, headers })
}

/** An action that took place today, in the evening, with where its organizer sends photos. */
export async function afterwards() {
  const group = new Visitor(MORNING)
  const coordinator = await coordinatorAt(MORNING)
  const { id, link } = await publish(group, coordinator)
  group.waitUntil(EVENING)
  return { id, link, photos: `${link}/photos`, group, reader: new Visitor(EVENING) }
}

/** A row of `photos` as the tests look at it. */
export type Row = { key: string; object: string; status: string; purpose: string; width: number; height: number }

/** All photos that have a row, the first sent first. */
export async function rows(): Promise<Row[]> {
  return (await env.DB.prepare('select * from photos order by created_at, rowid').all<Row>()).results
}

/** Publishes a photo past the desk, whose own tests are elsewhere. */
export async function letThrough(key: string, status = 'published'): Promise<void> {
  await env.DB.prepare('update photos set status = ?, published_at = 1, revision = revision + 1 where key = ?')
    .bind(status, key)
    .run()
}

/** The bytes that a published photo is served as. */
export async function served(key: string, size?: 'small'): Promise<Uint8Array<ArrayBuffer>> {
  const response = await new Visitor(EVENING).get(paths.photo(key, size))
  if (response.status !== 200) throw new Error(`a published photo answers ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

/** The names of all objects of photos, sorted. */
export async function objects(): Promise<string[]> {
  const { objects: listed } = await env.PRIVATE.list({ prefix: 'photos/' })
  return listed.map(({ key }) => key).sort()
}
