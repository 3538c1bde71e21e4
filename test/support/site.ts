import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { invite } from '../../migrations/commands/invitation.ts'
import { createApp } from '../../worker/app.tsx'
import { paths } from '../../worker/paths.ts'
import type { Role, Scope } from '../../worker/rules/coordinator.ts'
import type { Lang } from '../../worker/rules/languages.ts'
import type { FormValues } from '../../worker/rules/typed-action.ts'
import { Authenticator } from './authenticator.ts'
import { lint } from './lint/lint.ts'
import { type PostJson, registerBy } from './passkeys.ts'

/** Where the site of the tests lives. */
export const ORIGIN = 'https://hamseda.example'
/** The hour at which tests begin, three weeks before the action that they register. */
export const MORNING = '2027-06-01T10:00Z'

/** A visitor of the site, with a browser's cookies, at an hour of the test's choosing. */
export class Visitor {
  /** Milliseconds since 1970 UTC. */
  now: number
  private readonly cookies = new Map<string, string>()
  private readonly app = createApp(() => this.now)
  /** Everybody comes from an address of their own, so that one test's limit is not another's. */
  address: string = crypto.randomUUID()
  private readonly settings: Partial<Env>

  /** `settings` stand in place of those of the site, as an operator would have them. */
  constructor(now: string, settings: Partial<Env> = {}) {
    this.settings = settings
    this.now = Date.parse(now)
  }

  /** Lets time pass until an hour. */
  waitUntil(moment: string): void {
    this.now = Date.parse(moment)
  }

  /** Puts a cookie into this visitor's browser, as a thief or a forger would. */
  holdCookie(name: string, value: string): void {
    this.cookies.set(name, value)
  }

  /** The cookies that this visitor's browser holds, by name. */
  heldCookies(): Record<string, string> {
    return Object.fromEntries(this.cookies)
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { headers })
  }

  /** Opens a page and gives its text. */
  async read(path: string): Promise<string> {
    return (await this.get(path)).text()
  }

  /** Posts a form, as a browser does on this site. */
  async post(path: string, values: FormValues, headers: Record<string, string> = {}): Promise<Response> {
    const body = new URLSearchParams(
      Object.entries(values).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
    )
    return this.send(path, {
      method: 'POST',
      body,
      headers: { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', ...headers },
    })
  }

  /** Posts JSON, as a script on this site does. */
  async postJson(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        ...{ Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' },
        ...{ Accept: 'application/json', 'Content-Type': 'application/json' },
        ...headers,
      },
    })
  }

  /** The site as this visitor's device sees it. */
  get site(): { post: PostJson; origin: string } {
    return { post: (path, body) => this.postJson(path, body), origin: ORIGIN }
  }

  /** Sends any request with this visitor's cookies and address. */
  async send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('CF-Connecting-IP', this.address)
    if (this.cookies.size > 0)
      headers.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const context = createExecutionContext()
    const response = await this.app.fetch(
      new Request(new URL(path, ORIGIN), { ...init, headers, redirect: 'manual' }),
      { ...env, ...this.settings },
      context,
    )
    await waitOnExecutionContext(context)
    await lintAnswer(path, response)
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }
}

/** Every calendar that any test gets is held against the lint: a bad one in passing is a bad one. */
async function lintAnswer(path: string, response: Response): Promise<void> {
  const type = response.headers.get('Content-Type') ?? ''
  if (!type.startsWith('text/calendar') || response.status !== 200 || response.body === null) return
  const { body } = response.clone()
  const gzipped = response.headers.get('Content-Encoding') === 'gzip'
  const plain = gzipped ? body?.pipeThrough(new DecompressionStream('gzip')) : body
  const complaints = lint(new Uint8Array(await new Response(plain).arrayBuffer()))
  if (complaints.length > 0) throw new Error(`${path} is no good calendar: ${complaints.slice(0, 20).join('; ')}`)
}

/** Who somebody at the desk is: an owner without limits unless the test says otherwise. */
export type Who = { role?: Role; scope?: Scope }

/**
 * A coordinator at the desk, who has made a passkey by a link as the command prints it. Of one name there is one: who comes again
 * has another passkey, and whatever role and scope were given last.
 */
export async function coordinatorAt(
  now: string,
  name = 'Test coordinator',
  settings: Partial<Env> = {},
  who: Who = {},
): Promise<Visitor> {
  const visitor = new Visitor(now, settings)
  const { secret, sql } = await invite(name, { hours: 1, now: visitor.now })
  await env.DB.batch([...sql.map((statement) => env.DB.prepare(statement)), ...limited(name, who)])
  const response = await registerBy(visitor.site, paths.signIn('en', secret), new Authenticator())
  if (response.status !== 200) throw new Error(`signing in answered ${response.status}: ${await response.text()}`)
  return visitor
}

/** What gives somebody a role and limits, as if an owner had. */
function limited(name: string, { role, scope }: Who): D1PreparedStatement[] {
  const id = '(select id from coordinators where name = ?1)'
  const put = `insert into coordinator_scopes (coordinator_id, kind, value) values (${id}, ?2, ?3)`
  const given = Object.entries(scope ?? {}).flatMap(([kind, values]) => values.map((value) => [kind, value] as const))
  return [
    ...(role ? [env.DB.prepare('update coordinators set role = ?2 where name = ?1').bind(name, role)] : []),
    ...(scope ? [env.DB.prepare(`delete from coordinator_scopes where coordinator_id = ${id}`).bind(name)] : []),
    ...given.map(([kind, value]) => env.DB.prepare(put).bind(name, kind, value)),
  ]
}

/** Where a response sends the visitor, as a path. */
export function redirectOf(response: Response): string {
  const location = response.headers.get('Location')
  if (response.status !== 303 || !location) throw new Error(`${response.status} is no redirect after a post`)
  return location
}

let nextKey = 0

/** A form's key, different each time. */
export function formKey(): string {
  nextKey += 1
  return String(nextKey).padStart(26, '0')
}

/** A registration that is as it should be; the test names what it wants otherwise. */
export function registration(otherwise: FormValues = {}): FormValues {
  return {
    key: formKey(),
    title: 'Rally of the test',
    summary: 'A test comes together.',
    lang: 'en',
    kind: 'rally',
    attendance: 'in-person',
    startDate: '2027-06-20',
    startTime: '15:00',
    endTime: '17:00',
    city: 'Berlin',
    venue: 'Main station',
    tier: 'exact',
    ...otherwise,
  }
}

/** Registers an action and gives the path of its secret link. */
export async function register(visitor: Visitor, otherwise: FormValues = {}, lang: Lang = 'en'): Promise<string> {
  const response = await visitor.post(paths.submit(lang), registration(otherwise))
  if (response.status !== 303) throw new Error(`registering answered ${response.status}: ${await response.text()}`)
  return new URL(redirectOf(response), ORIGIN).pathname
}

/** The id of the only action of a title, from the desk's queue or the database. */
export async function idOfAction(title: string): Promise<string> {
  const row = await env.DB.prepare('select action_id as id from action_texts where title = ?')
    .bind(title)
    .all<{ id: string }>()
  const [first] = row.results
  if (!first || row.results.length > 1) throw new Error(`${row.results.length} actions are called ${title}`)
  return first.id
}

/** Gives a verdict on an action as the desk shows it now. */
export async function decide(
  coordinator: Visitor,
  id: string,
  verdict: string,
  more: FormValues = {},
): Promise<Response> {
  const page = await coordinator.read(paths.deskAction('en', id))
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
  // Of what somebody else has taken, the page has warned.
  const despite = /name="despite" value="(\d+)"/.exec(page)?.[1] ?? ''
  const response = await coordinator.post(paths.deskAction('en', id), { verdict, revision, despite, ...more })
  if (response.headers.get('Location')?.includes('sign-in')) throw new Error('the coordinator is no longer signed in')
  return response
}

/** Registers an action and has a coordinator publish it: its id and the path of its secret link. */
export async function publish(
  organizer: Visitor,
  coordinator: Visitor,
  otherwise: FormValues = {},
  verdict: FormValues = {},
): Promise<{ id: string; link: string }> {
  const title = `Action ${formKey()}`
  const link = await register(organizer, { title, ...otherwise })
  const id = await idOfAction(String(otherwise.title ?? title))
  redirectOf(await decide(coordinator, id, 'publish', verdict))
  return { id, link }
}

/** Ids of the actions that a search lists, in their order. */
export async function idsFound(typed: string, visitor = new Visitor(MORNING), lang: Lang = 'en'): Promise<string[]> {
  const response = await visitor.get(paths.search(lang, typed))
  if (response.status !== 200) throw new Error(`searching for ${typed} answered ${response.status}`)
  return [...(await response.text()).matchAll(/id="action-([0-9a-z]+)"/g)].map(([, id = '']) => id)
}

/** Calls a day through the desk, in English unless the test wants otherwise. */
export async function callDay(coordinator: Visitor, slug: string, otherwise: FormValues = {}): Promise<void> {
  const day = { slug, startsOn: '2027-06-20', original: 'en', title_en: `Day ${slug}`, ...otherwise }
  redirectOf(await coordinator.post(paths.deskNewDay('en'), day))
}

/** Changes a day through the desk, as it shows it now. */
export async function editDay(coordinator: Visitor, slug: string, values: FormValues): Promise<Response> {
  const page = await coordinator.read(paths.deskDay('en', slug))
  const version = /name="version" value="([^"]*)"/.exec(page)?.[1] ?? ''
  return coordinator.post(paths.deskDay('en', slug), { version, ...values })
}

/** The VEVENTs of a calendar, each as its unfolded lines. */
export function events(calendar: string): string[][] {
  const unfolded = calendar.replaceAll('\r\n ', '')
  return unfolded
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map((rest) => (rest.split('END:VEVENT')[0] ?? '').trimEnd().split('\r\n'))
}
