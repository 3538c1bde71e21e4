import { env } from 'cloudflare:workers'
import { manyWaiting } from './many-waiting.ts'
import { MORNING } from './site.ts'

/** Fills the database with so much that waits. */
export async function putManyWaiting(count: number): Promise<void> {
  for (const statement of manyWaiting(count, Date.parse(MORNING))) await env.DB.prepare(statement).run()
}

/** Limits the only coordinators there are to these countries, languages and days. */
export async function limitCoordinators(scope: Record<'country' | 'language' | 'day', string[]>): Promise<void> {
  for (const [kind, values] of Object.entries(scope))
    for (const value of values)
      await env.DB.prepare('insert into coordinator_scopes select id, ?, ? from coordinators').bind(kind, value).run()
}
