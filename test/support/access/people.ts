import { env } from 'cloudflare:workers'
import type { Role, Scope } from '../../../worker/rules/coordinator.ts'
import { EVENING } from '../photos/send.ts'
import { coordinatorAt, MORNING, Visitor } from '../site.ts'

/** Limits outside of which all of the scene is, of each kind. */
const ELSEWHERE: readonly Scope[] = [{ country: ['FR'] }, { language: ['fa'] }, { day: ['another-day'] }]
/** Roles that are tried within each of these; owners within the first. */
const TRIED_ELSEWHERE = ['translator', 'coordinator'] as const

/** Somebody who comes to a route. */
export type Person = { name: string; visitor: Visitor; is: Standing }

/** Somebody's role (null for who is not signed in), limits, and whether the scene is within these. */
export type Standing = { role: Role | null; scope: Scope; isIn: boolean }

/** Everybody who might come to a route: who they are, and how they stand to what is there. */
export async function peopleAround(own: Scope, settings: Partial<Env> = {}): Promise<Person[]> {
  const at = async (name: string, is: Standing): Promise<Person> => {
    const { role, scope } = is
    if (!role) return { name, is, visitor: new Visitor(EVENING, settings) }
    return { name, is, visitor: await coordinatorAt(EVENING, name, settings, { role, scope }) }
  }
  const removed = await coordinatorAt(EVENING, 'A removed owner', settings)
  await env.DB.prepare("update coordinators set removed_at = 1 where name = 'A removed owner'").run()
  const late = await coordinatorAt(MORNING, 'An owner of yesterday', settings)
  late.waitUntil('2027-06-02T02:00Z')
  const nobody: Standing = { role: null, scope: {}, isIn: false }
  // Whoever may do least comes first.
  const people = [
    await at('a stranger', nobody),
    { name: 'somebody removed', is: nobody, visitor: removed },
    { name: 'a session that is over', is: nobody, visitor: late },
    await at('a translator', { role: 'translator', scope: {}, isIn: true }),
    ...(await Promise.all(
      ELSEWHERE.flatMap((scope) =>
        TRIED_ELSEWHERE.map((role) => at(nameOf(role, scope), { role, scope, isIn: false })),
      ),
    )),
    await at('an owner of elsewhere', { role: 'owner', scope: ELSEWHERE[0] ?? {}, isIn: false }),
    await at('a coordinator of this', { role: 'coordinator', scope: own, isIn: true }),
    await at('an owner of this', { role: 'owner', scope: own, isIn: true }),
    await at('an owner without limits', { role: 'owner', scope: {}, isIn: true }),
  ]
  // Their cookies are of the site; a machine on which it is tried out has them under a name of its own.
  for (const { visitor } of people)
    for (const value of Object.values(visitor.heldCookies())) visitor.holdCookie('session', value)
  return people
}

const nameOf = (role: string, scope: Scope) => `a ${role} of ${Object.keys(scope)} elsewhere`
