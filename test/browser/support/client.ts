import { paths } from '../../../worker/paths.ts'
import type { FormValues } from '../../../worker/rules/typed-action.ts'
import { Authenticator } from '../../support/authenticator.ts'
import { type PostJson, registerBy } from '../../support/passkeys.ts'

/** Sends forms to a running site as a browser does, without one: for what stands around a test. */
export class Client {
  readonly origin: string
  private cookie: string

  /** `session` is that of somebody who is signed in already. */
  constructor(origin: string, session?: { name: string; value: string }) {
    this.origin = origin
    this.cookie = session ? `${session.name}=${session.value}` : ''
  }

  /** Opens a page and gives its text. */
  async read(path: string): Promise<string> {
    return (await this.send(path, {})).text()
  }

  /** Whether a page is there. */
  async has(path: string): Promise<boolean> {
    return (await this.send(path, {})).ok
  }

  /** Posts a form that must be accepted, and gives the path that it leads to. */
  async post(path: string, values: FormValues): Promise<string> {
    return leadsTo(path, await this.submit(path, values))
  }

  /** Posts a form that takes files and must be accepted, and gives the path that it leads to. */
  async postFiles(path: string, values: Record<string, string>, files: Record<string, File> = {}): Promise<string> {
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...values, ...files })) body.append(name, value)
    return leadsTo(path, await this.send(path, { method: 'POST', body, headers: { Origin: this.origin } }))
  }

  /** Posts a form, whatever comes of it. */
  submit(path: string, values: FormValues): Promise<Response> {
    const body = new URLSearchParams(
      Object.entries(values).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
    )
    return this.send(path, { method: 'POST', body, headers: { Origin: this.origin } })
  }

  /** Signs in by a link, which is used up, with a passkey of a device in software. */
  async signIn(link: string, authenticator = new Authenticator()): Promise<void> {
    const response = await registerBy(this.site, new URL(link).pathname, authenticator)
    if (!response.ok) throw new Error(`signing in answered ${response.status}: ${await response.text()}`)
  }

  /** The site as a device sees it. */
  get site(): { post: PostJson; origin: string } {
    const headers = { Origin: this.origin, Accept: 'application/json', 'Content-Type': 'application/json' }
    const post: PostJson = (path, body) => this.send(path, { method: 'POST', body: JSON.stringify(body), headers })
    return { post, origin: this.origin }
  }

  /** Gives a verdict on an action as the desk shows it now. */
  async decide(id: string, verdict: string, more: FormValues = {}): Promise<void> {
    const page = await this.read(paths.deskAction('en', id))
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
    await this.post(paths.deskAction('en', id), { verdict, revision, ...more })
  }

  /** The id of an action of this title that waits in the queue. */
  async findInQueue(title: string): Promise<string> {
    const page = await this.read(paths.desk('en'))
    const items = page.matchAll(/href="\/en\/desk\/actions\/(?<id>[0-9a-z]+)"[^>]*>(?<title>[^<]*)</g)
    const item = [...items].find(({ groups }) => groups?.title === title)
    if (!item?.groups?.id) throw new Error(`${title} does not wait in the queue`)
    return item.groups.id
  }

  /** The session, for a browser to go on with: name and value. */
  get session(): { name: string; value: string } {
    const [name = '', value = ''] = this.cookie.split('=')
    return { name, value }
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookie) headers.set('Cookie', this.cookie)
    const response = await fetch(new URL(path, this.origin), { ...init, headers, redirect: 'manual' })
    const [cookie] = response.headers.getSetCookie()
    if (cookie) this.cookie = cookie.split(';')[0] ?? ''
    return response
  }
}

/** Where an accepted form leads; what is wrong with one that was not is thrown. */
async function leadsTo(path: string, response: Response): Promise<string> {
  const location = response.headers.get('Location')
  if (response.status !== 303 || !location)
    throw new Error(`posting to ${path} answered ${response.status}: ${errorsOf(await response.text())}`)
  return location
}

function errorsOf(page: string): string {
  const errors = [...page.matchAll(/id="(\w+)-error">([^<]*)/g)].map(([, field, text]) => `${field}: ${text}`)
  return errors.join('; ') || page.slice(0, 200)
}
