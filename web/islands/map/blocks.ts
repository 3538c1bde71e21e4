import { fetchJson } from './fetch-json.ts'
import type { MapPage } from './page.ts'

/** An action as its block names it: degrees, texts in the page's language. */
export interface MapAction {
  id: string
  lat: number
  lon: number
  kind: string
  state: string
  title: string
  when: string
  where: string
  /** What its organizers have to say at once. */
  notice?: string
}

/** Names actions, block by block, each block once. */
export class Blocks {
  private readonly template: string
  private readonly known = new Map<string, Promise<MapAction[]>>()

  constructor({ blockUrl }: Pick<MapPage, 'blockUrl'>) {
    this.template = blockUrl
  }

  /** The actions at these points, those ahead first. Rejects where a block cannot be had; it may be asked for again. */
  async actionsAt(blocks: readonly string[], points: readonly (readonly [number, number])[]): Promise<MapAction[]> {
    const wanted = new Set(points.map(([lat, lon]) => pointKey(lat, lon)))
    const named = (await Promise.all(blocks.map((block) => this.read(block)))).flat()
    const inside = named.filter(({ lat, lon }) => wanted.has(pointKey(lat, lon)))
    const isAhead = ({ state }: MapAction): boolean => state === 'today' || state === 'coming'
    // So is each block by itself; of several, what is ahead comes before what is over in any.
    return [...inside.filter(isAhead), ...inside.filter((action) => !isAhead(action))]
  }

  private read(block: string): Promise<MapAction[]> {
    const known = this.known.get(block)
    if (known) return known
    const asked = fetchJson<MapAction[]>(this.template.replace('{block}', block))
    this.known.set(block, asked)
    asked.catch(() => this.known.delete(block))
    return asked
  }
}

/** Both sides have five decimals; the columns by way of a sum. */
function pointKey(lat: number, lon: number): string {
  return `${lat.toFixed(5)} ${lon.toFixed(5)}`
}
