import type { MapPage } from './page.ts'

/** The columns that `/map/{selection}.json` answers with; one row an index. Degrees; texts in the page's language. */
interface Columns {
  version: number
  kinds: string[]
  states: string[]
  id: string[]
  lat: number[]
  lon: number[]
  kind: number[]
  state: number[]
  title: string[]
  when: string[]
  where: string[]
}

/** An action as the map shows it. */
export interface MapAction {
  lat: number
  lon: number
  kind: string
  state: string
  title: string
  when: string
  where: string
  url: string
  /** Kind and state in the page's language. */
  kindLabel: string
  stateLabel: string
}

/** The version of the columns that this script reads; another one needs another script. */
const VERSION = 1

/** Fetches JSON of our own origin. Throws when it is not there. */
export async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response.json()
}

/** The actions of the page's selection. Throws when they cannot be had or are of another version. */
export async function loadActions(page: MapPage, url: string): Promise<MapAction[]> {
  const columns = await fetchJson<Columns>(url)
  if (columns.version !== VERSION) throw new Error(`${url}: version ${columns.version}`)
  return columns.id.map((id, row) => {
    const kind = columns.kinds[columns.kind[row] ?? -1] ?? 'other'
    const state = columns.states[columns.state[row] ?? -1] ?? 'coming'
    return {
      lat: columns.lat[row] ?? 0,
      lon: columns.lon[row] ?? 0,
      kind,
      state,
      title: columns.title[row] ?? '',
      when: columns.when[row] ?? '',
      where: columns.where[row] ?? '',
      url: page.actionUrl.replace('{id}', encodeURIComponent(id)),
      kindLabel: page.labels.kinds[kind] ?? kind,
      stateLabel: page.labels.states[state] ?? state,
    }
  })
}
