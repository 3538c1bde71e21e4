import { paths } from '../../../worker/paths.ts'
import type { FormValues } from '../../../worker/rules/typed-action.ts'
import { Authenticator } from '../authenticator.ts'
import { picture } from '../photos/desk.ts'
import { SAID } from '../photos/send.ts'
import { formKey, ORIGIN, type Visitor } from '../site.ts'
import type { Scene } from './scene.ts'

/** What a request carries: a form, a form with a photo, a form with a table, or JSON. */
export type Body = { form: FormValues } | { file: FormValues } | { table: FormValues } | { json: unknown }

/** A table of one action. */
const TABLE = 'event_title,start_date,city,country\nOf a table,2027-07-20,Berlin,Germany\n'

/** A photo as somebody sends it without a script. */
export function photoForm(): Body {
  return { file: { key: formKey(), purpose: 'report', country: 'DE', city: 'Berlin', ...SAID } }
}

/** A device's answer for another passkey of who is signed in. */
export async function newPasskey(_: Scene, visitor: Visitor): Promise<Body> {
  const options = await visitor.site.post(paths.deskPasskeys('en', 'options'), {})
  if (options.status !== 200) return { json: { name: 'Second', response: null } }
  return { json: { name: 'Second', response: await new Authenticator().register(await options.json(), ORIGIN) } }
}

/** A device's answer with which its owner signs in. */
export async function signature({ device }: Scene, visitor: Visitor): Promise<Body> {
  const options = await visitor.site.post(paths.signInOptions('en'), {})
  return { json: { response: await device.signIn(await options.json(), ORIGIN) } }
}

/** A device's answer with which somebody who was invited comes in. */
export async function invitation({ link }: Scene, visitor: Visitor): Promise<Body> {
  const options = await visitor.site.post(paths.signInOptions('en', link), {})
  return { json: { name: 'First', response: await new Authenticator().register(await options.json(), ORIGIN) } }
}

/** A request with a body, as a page of the site sends it; `headers` say otherwise. */
export async function requestOf(body: Body, headers: Record<string, string> = {}): Promise<RequestInit> {
  const ours = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  if ('json' in body) {
    const json = { Accept: 'application/json', 'Content-Type': 'application/json' }
    return { method: 'POST', body: JSON.stringify(body.json), headers: { ...ours, ...json, ...headers } }
  }
  const values = 'form' in body ? body.form : 'file' in body ? body.file : body.table
  const entries = Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const))
  const form = 'form' in body ? new URLSearchParams() : new FormData()
  for (const [name, value] of entries) form.append(name, value)
  if (form instanceof FormData && 'table' in body) form.append('file', new File([TABLE], 'table.csv'))
  if (form instanceof FormData && 'file' in body) form.append('photo', new File([await picture()], 'photo.jpg'))
  return { method: 'POST', body: form, headers: { ...ours, ...headers } }
}
