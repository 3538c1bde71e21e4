import { Blocks, type MapAction } from './blocks.ts'
import type { Answer, Cluster, Loaded, Question, View } from './cluster-talk.ts'
import type { MapPage } from './page.ts'
import type { Row } from './rows.ts'

/** One thing on the map: an action, or several that stand too close to be told apart at this zoom. Degrees. */
export interface Spot {
  /** The same for the same spot in every view, so that what stays is not drawn again. */
  key: string
  lat: number
  lon: number
  count: number
  /** Whether anything of it is still ahead. */
  ahead: boolean
  /** What is known of an action that stands alone before it is read. */
  lone: Row | undefined
  /** The zoom at which it falls apart or, where it never does, its actions. Rejects where they cannot be read. */
  open(): Promise<{ splitsAt: number } | { actions: MapAction[] }>
}

/** The actions of a page as a map finds them. */
export interface Spots extends Loaded {
  find(view: View): Promise<Spot[]>
}

/** A question without its number: of each kind, what is asked. */
type Asked = Question extends infer Each ? (Each extends Question ? Omit<Each, 'ask'> : never) : never

/** Hands the columns of the page's selection to a worker that clusters them, for a map that ends at `maxZoom`. */
export async function loadSpots(page: MapPage, maxZoom: number): Promise<Spots | undefined> {
  const { columnsUrl, clustersUrl, narrowing } = page
  if (columnsUrl === undefined || !narrowing) return undefined
  const ask = startWorker(clustersUrl)
  const response = await fetch(columnsUrl)
  if (!response.ok) throw new Error(`${columnsUrl}: ${response.status}`)
  const columns = await response.arrayBuffer()
  const answer = await ask({ load: { columns, narrowing, now: Date.now(), maxZoom } }, [columns])
  if (!('loaded' in answer)) throw new Error('another question was answered')

  const blocks = new Blocks(page)
  const open = async ({ lat, lon, lone, cluster }: Cluster): ReturnType<Spot['open']> => {
    if (lone) return { actions: await blocks.actionsAt([lone.block], [[lat, lon]]) }
    if (cluster === undefined) return { actions: [] }
    const opening = await ask({ open: { cluster } })
    if (!('opened' in opening)) throw new Error('another question was answered')
    const { splitsAt, ...inside } = opening.opened
    return splitsAt === undefined ? { actions: await blocks.actionsAt(inside.blocks, inside.points) } : { splitsAt }
  }
  return {
    ...answer.loaded,
    async find(view) {
      const found = await ask({ view })
      if (!('clusters' in found)) throw new Error('another question was answered')
      return found.clusters.map((cluster) => ({ ...cluster, open: () => open(cluster) }))
    },
  }
}

/** Starts the worker; gives a way to ask it, in any order. Answers are rejected once it has failed. */
function startWorker(url: string): (question: Asked, handedOver?: Transferable[]) => Promise<Answer> {
  const worker = new Worker(url, { type: 'module' })
  const open = new Map<number, { resolve: (answer: Answer) => void; reject: (reason: Error) => void }>()
  let asked = 0
  let failure: Error | undefined
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    open.get(data.ask)?.resolve(data)
    open.delete(data.ask)
  })
  worker.addEventListener('error', ({ message }) => {
    failure = new Error(message || `${url} did not start`)
    for (const { reject } of open.values()) reject(failure)
    open.clear()
  })
  return (question, handedOver = []) =>
    new Promise((resolve, reject) => {
      // It may have failed before anything was asked.
      if (failure) return reject(failure)
      asked += 1
      open.set(asked, { resolve, reject })
      worker.postMessage({ ...question, ask: asked }, handedOver)
    })
}
