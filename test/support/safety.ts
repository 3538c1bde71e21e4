import { env } from 'cloudflare:workers'
import { paths } from '../../worker/paths.ts'
import type { FormValues } from '../../worker/rules/typed-action.ts'
import { ORIGIN, redirectOf, type Visitor } from './site.ts'

/** A line of the log. */
export type Line = {
  id: number
  coordinator_id: number
  subject: string
  subject_id: string
  decision: string
  reverts: number | null
}

/** What was decided, the first line of the log first: all of it but how tests sign in, by passkeys. */
export async function logLines(): Promise<Line[]> {
  return (await wholeLog()).filter(({ subject }) => subject !== 'passkey')
}

/** The whole log, the first line first. */
export async function wholeLog(): Promise<Line[]> {
  const { results } = await env.DB.prepare(
    'select id, coordinator_id, subject, subject_id, decision, reverts from verdicts order by id',
  ).all<Line>()
  return results
}

/** The last line of the log. */
export async function lastLine(): Promise<Line> {
  const line = (await logLines()).at(-1)
  if (!line) throw new Error('nothing has been decided')
  return line
}

/** Takes a verdict back through its page, and gives the answer. */
export function takeBack(coordinator: Visitor, id: number, values: FormValues = {}): Promise<Response> {
  return coordinator.post(paths.deskVerdict('en', id), values)
}

/** Posts a form and goes on wherever 307 leads, as a browser does: the path of the page in the end. */
export async function postOn(coordinator: Visitor, path: string, values: FormValues): Promise<string> {
  let at = path
  for (let hops = 0; hops < 20; hops++) {
    const response = await coordinator.post(at, values)
    if (response.status !== 307) return new URL(redirectOf(response), ORIGIN).pathname
    at = response.headers.get('Location') ?? ''
  }
  throw new Error('a browser would have given up')
}

/** Goes on with a run until it is done, as often as the page has to be asked. */
export async function finishRun(coordinator: Visitor, page: string): Promise<void> {
  for (let asked = 0; asked < 40; asked++) {
    const { pathname } = new URL(page, ORIGIN)
    if (!(await coordinator.read(pathname)).includes(`method="post" action="${pathname}"`)) return
    await postOn(coordinator, pathname, {})
  }
  throw new Error('the run does not end')
}

/** The number of a coordinator. */
export async function numberOf(name: string): Promise<number> {
  const id = await env.DB.prepare('select id from coordinators where name = ?').bind(name).first<number>('id')
  if (id === null) throw new Error(`${name} is no coordinator`)
  return id
}

/** Makes a coordinator something else than the owner that they are in tests. */
export async function limit(
  name: string,
  role: 'owner' | 'coordinator' | 'translator',
  scope: [kind: string, value: string][] = [],
): Promise<void> {
  const id = await numberOf(name)
  await env.DB.prepare('update coordinators set role = ? where id = ?').bind(role, id).run()
  for (const [kind, value] of scope) {
    await env.DB.prepare('insert into coordinator_scopes (coordinator_id, kind, value) values (?, ?, ?)')
      .bind(id, kind, value)
      .run()
  }
}
