import { type FiledPlace, lineOfPlace, type Place } from '../../../worker/cities/place.ts'
import { skeletonNode, startNode } from '../../../worker/cities/shard-names.ts'
import { skeletonOf } from '../../../worker/cities/skeleton.ts'
import { foldName } from '../../../worker/rules/text-hygiene.ts'
import { heardNames } from './heard.ts'

/** Lines of a shard that is not divided further, about 20 kB. */
const LINES_AT_MOST = 300
/** The most populous below a shard that is divided: what a few typed letters may mean. */
const MOST_POPULOUS = 150
/** Answers to one or two letters, from which rank-places.ts takes those near the visitor. */
const STARTS_KEPT = 100

/** Every file of the gazetteer by its name: its shards, and `index`, which lists the skeletons that have one. */
export function shardsOf(places: readonly Place[]): Map<string, string> {
  const files = new Map<string, string>()
  const nodes: string[] = []
  const divide = (node: string, filed: readonly FiledPlace[]): void => {
    nodes.push(node)
    const whole = filed.length <= LINES_AT_MOST
    const here = whole ? filed : atNode(node, filed)
    files.set(skeletonNode(node), textOf(here))
    if (whole) return
    for (const [longer, below] of divided(node, filed)) divide(longer, below)
  }
  divide('', places.map(filedPlace))
  for (const [start, found] of starts(places)) files.set(startNode(start), textOf(found))
  return files.set('index', nodes.join('\n'))
}

/** By every name, as it is written and heard, and by the slug: a page of a city is looked for by it. */
function filedPlace(place: Place): FiledPlace {
  const names = [place.name, ...place.others].flatMap((name) => heardNames(name, place.cc))
  return { ...place, skeletons: [...new Set([...names, place.slug].map(skeletonOf))] }
}

/** What goes on below a shard, by the next letter: of each place the skeletons that do. */
function divided(node: string, filed: readonly FiledPlace[]): [string, FiledPlace[]][] {
  const below = new Map<string, FiledPlace[]>()
  for (const place of filed) {
    const longer = Map.groupBy(
      place.skeletons.filter((own) => own.length > node.length),
      (own) => own.slice(0, node.length + 1),
    )
    for (const [start, skeletons] of longer) {
      const found = below.get(start)
      if (found) found.push({ ...place, skeletons })
      else below.set(start, [{ ...place, skeletons }])
    }
  }
  return [...below].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** All whose skeleton ends here, and the most populous of those that go on. */
function atNode(node: string, filed: readonly FiledPlace[]): FiledPlace[] {
  let more = 0
  return filed.filter(({ skeletons }) => {
    if (skeletons.includes(node)) return true
    more += 1
    return more <= MOST_POPULOUS
  })
}

/** The most populous places by the first letter and the first two of each name, in every script. */
function starts(places: readonly Place[]): Map<string, FiledPlace[]> {
  const found = new Map<string, FiledPlace[]>()
  for (const place of places) {
    const names = [place.name, ...place.others].map((name) => [...foldName(name)])
    for (const start of new Set(names.flatMap(([first = '', second = '']) => [first, first + second]))) {
      const kept = found.get(start)
      if (!kept) found.set(start, [{ ...place, skeletons: [] }])
      else if (kept.length < STARTS_KEPT) kept.push({ ...place, skeletons: [] })
    }
  }
  return found
}

const textOf = (places: readonly FiledPlace[]): string => places.map(lineOfPlace).join('\n')
