import type { Permission, Role, Scope } from '../../../worker/rules/coordinator.ts'
import type { Visitor } from '../site.ts'
import type { Body } from './bodies.ts'
import type { Standing } from './people.ts'
import { type Scene, THERE } from './scene.ts'

/** A route of the desk: who may use it, and a request to it that does something, or shows something of the scene. */
export type DeskRoute = {
  /** Null: whoever is signed in. */
  needs: Permission | null
  /**
   * `item`: about one thing of the scene, which is not there for who is limited to elsewhere. `list`: shows only what is somebody's own.
   * `none`: has nothing to do with limits. With an item or a list, `own` are limits within which it is.
   */
  of: 'item' | 'list' | 'none'
  own?: Scope
  path: (scene: Scene) => string
  /** What is posted; made by the one who posts it, as some of it is signed for them. */
  body?: (scene: Scene, visitor: Visitor) => Body | Promise<Body>
  /** What a list shows of the scene, if it is something else than usual. */
  tells?: string
  /** Of an item that belongs otherwise than the scene: whose it is. */
  isOwn?: (scope: Scope, role: Role) => boolean
  /** Of a list that shows something of the scene to others than those whose limits it is within: to whom. */
  isShown?: (standing: Standing) => boolean
  /** With which status a form is shown again to whoever typed what is not theirs. */
  refuses?: 400
  /** Settings of the site on which the route does something. */
  settings?: Partial<Env>
  /** Where whoever is limited to elsewhere is led back to, as there is nothing of theirs to do. */
  back?: (scene: Scene) => string
  /** Whether it changes nothing even where it is allowed: it asks. */
  asks?: true
}

/** Routes of the desk, by `METHOD pattern`; behind a `#` what else a route is asked for. */
export type DeskRoutes = Readonly<Record<string, DeskRoute>>

/** About one thing to which all of the scene's limits apply. */
export const item = { of: 'item', own: THERE } as const
/** A list of such things. */
export const list = { of: 'list', own: THERE } as const
/** Of no place. */
export const everywhere = { of: 'none' } as const
