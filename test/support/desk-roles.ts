import { env } from 'cloudflare:workers'
import type { Role, Scope } from '../../worker/rules/coordinator.ts'
import { coordinatorAt, MORNING, type Visitor } from './site.ts'

/** Somebody at the desk in a role, limited to a scope. */
export async function deskVisitor(role: Role, scope: Scope = {}, name = `Test ${role}`): Promise<Visitor> {
  const visitor = await coordinatorAt(MORNING, name)
  const limits = Object.entries(scope).flatMap(([kind, values]) => values.map((value) => [kind, value]))
  await env.DB.batch([
    env.DB.prepare('update coordinators set role = ? where name = ?').bind(role, name),
    ...limits.map(([kind, value]) =>
      env.DB.prepare('insert into coordinator_scopes select id, ?, ? from coordinators where name = ?').bind(
        kind,
        value,
        name,
      ),
    ),
  ])
  return visitor
}
