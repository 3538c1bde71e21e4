import { env } from 'cloudflare:workers'
import type { Role, ScopeKind } from '../../worker/rules/coordinator.ts'
import { coordinatorAt, type Visitor } from './site.ts'

/** A coordinator of a role who is limited to what is listed, signed in. */
export async function limitedAt(
  now: string,
  name: string,
  { role = 'coordinator', scope = {} }: { role?: Role; scope?: Partial<Record<ScopeKind, string[]>> },
): Promise<Visitor> {
  const visitor = await coordinatorAt(now, name)
  await env.DB.prepare('update coordinators set role = ? where name = ?').bind(role, name).run()
  const each = Object.entries(scope).flatMap(([kind, values]) => values.map((value) => ({ kind, value })))
  for (const { kind, value } of each)
    await env.DB.prepare(
      'insert into coordinator_scopes (coordinator_id, kind, value) select id, ?, ? from coordinators where name = ?',
    )
      .bind(kind, value, name)
      .run()
  return visitor
}
