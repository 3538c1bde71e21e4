import type { MapAction } from './actions.ts'
import type { Answer, Cluster, Question, View } from './cluster-talk.ts'

/** One thing on the map: an action, or several that stand too close to be told apart at this zoom. */
export interface Spot {
  /** The same for the same spot in every view, so that what stays is not drawn again. */
  key: string
  lat: number
  lon: number
  count: number
  /** Whether anything of it is still ahead. */
  ahead: boolean
  /** The action that stands alone. */
  lone: MapAction | undefined
  /** The zoom at which it falls apart or, where it never does, its actions. */
  open(): Promise<{ splitsAt: number } | { actions: MapAction[] }>
}

/** Which spots a view shows. */
export type FindSpots = (view: View) => Promise<Spot[]>

/** A question without its number: of each kind, what is asked. */
type Asked = Question extends infer Each ? (Each extends Question ? Omit<Each, 'ask'> : never) : never

/** Hands the actions to a worker that clusters them, for a map that ends at `maxZoom`. Rejects if there is no worker. */
export async function indexSpots(workerUrl: string, actions: MapAction[], maxZoom: number): Promise<FindSpots> {
  const ask = startWorker(workerUrl)
  await ask({
    load: {
      lat: actions.map(({ lat }) => lat),
      lon: actions.map(({ lon }) => lon),
      ahead: actions.map(({ state }) => state === 'coming' || state === 'today'),
      maxZoom,
    },
  })
  const spotOf = ({ lat, lon, count, ahead, row, cluster }: Cluster): Spot => {
    const lone = row === undefined ? undefined : actions[row]
    const open: Spot['open'] = async () => {
      if (cluster === undefined) return { actions: lone ? [lone] : [] }
      const answer = await ask({ open: { cluster } })
      if (!('opened' in answer)) throw new Error('another question was answered')
      const { splitsAt, rows } = answer.opened
      return splitsAt === undefined ? { actions: rows.flatMap((each) => actions[each] ?? []) } : { splitsAt }
    }
    return { key: row === undefined ? `c${cluster}` : `a${row}`, lat, lon, count, ahead, lone, open }
  }
  return async (view) => {
    const answer = await ask({ view })
    if (!('clusters' in answer)) throw new Error('another question was answered')
    return answer.clusters.map(spotOf)
  }
}

/** Starts the worker; gives a way to ask it, in any order. */
function startWorker(url: string): (question: Asked) => Promise<Answer> {
  const worker = new Worker(url, { type: 'module' })
  const open = new Map<number, { resolve: (answer: Answer) => void; reject: (reason: Error) => void }>()
  let asked = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    open.get(data.ask)?.resolve(data)
    open.delete(data.ask)
  })
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of open.values()) reject(new Error(message || `${url} did not start`))
    open.clear()
  })
  return (question) =>
    new Promise((resolve, reject) => {
      asked += 1
      open.set(asked, { resolve, reject })
      worker.postMessage({ ...question, ask: asked })
    })
}
