import type { Kind } from './kinds.ts'
import { KINDS } from './kinds.ts'
import type { PublicAction } from './public-action.ts'

/** Where a page's template for an action's address wants the id. */
export const ID_PLACEHOLDER = '{id}'

/** How a marker looks. */
export const MAP_STATES = ['coming', 'today', 'past', 'cancelled'] as const
export type MapState = (typeof MAP_STATES)[number]

/** What the map draws, in columns: the n-th entry of each belongs to one action. `lat` and `lon` in degrees. */
export type MapData = {
  version: 1
  kinds: readonly Kind[]
  states: typeof MAP_STATES
  id: string[]
  lat: number[]
  lon: number[]
  /** Index into `kinds`. */
  kind: number[]
  /** Index into `states`. */
  state: number[]
  title: string[]
  when: string[]
  where: string[]
}

/** Where in time an action stands at `now` (milliseconds since 1970 UTC), as its marker and its card show it. */
export function stateOf({ status, when }: PublicAction, now: number): MapState {
  if (status === 'cancelled') return 'cancelled'
  if (now >= when.endsAt) return 'past'
  return now >= when.startsAt ? 'today' : 'coming'
}

/** The columns of those actions that have a public point. `describe` gives what a marker says. */
export function mapData(
  actions: readonly PublicAction[],
  now: number,
  describe: (action: PublicAction) => { title: string; when: string; where: string },
): MapData {
  const data: MapData = {
    version: 1,
    kinds: KINDS,
    states: MAP_STATES,
    id: [],
    lat: [],
    lon: [],
    kind: [],
    state: [],
    title: [],
    when: [],
    where: [],
  }
  for (const action of actions) {
    const point = action.place?.point
    if (!point) continue
    const { title, when, where } = describe(action)
    data.id.push(action.id)
    data.lat.push(point.lat)
    data.lon.push(point.lon)
    data.kind.push(KINDS.indexOf(action.kind))
    data.state.push(MAP_STATES.indexOf(stateOf(action, now)))
    data.title.push(title)
    data.when.push(when)
    data.where.push(where)
  }
  return data
}
