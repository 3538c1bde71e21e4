import { lineOfPlace, type Place } from '../../../worker/cities/place.ts'
import { skeletonNode, startNode } from '../../../worker/cities/shard-names.ts'
import { skeletonOf, skeletonsTyped } from '../../../worker/cities/skeleton.ts'
import { foldName } from '../../../worker/rules/text-hygiene.ts'
import { heardNames } from './heard.ts'

/** Lines and bytes of a shard that is not divided further. */
const LINES_AT_MOST = 300
const BYTES_AT_MOST = 16_000
/** The most populous below a shard that is divided: what a few typed letters may mean. */
const MOST_POPULOUS = 150
/** And of those that go on by an alternate name alone: they take no other's place. */
const MORE_BY_ALTERNATES = 25
/** Answers to one or two letters, from which rank-places.ts takes those near the visitor. */
const STARTS_KEPT = 100
/** Chinese has as many beginnings as names, and a site may have 20,000 files: those of the most populous come first. */
const STARTS_AT_MOST = 6000

type Names = ReadonlyMap<number, readonly string[]>
/** A place in a shard, with the skeletons that lead there; `held` are all that it has without its alternate names. */
type Filed = { place: Place; skeletons: readonly string[]; held: ReadonlySet<string>; names: readonly Name[] }
/** Another name of a place: the skeletons that lead to it, and those under which it is looked for once it is typed. */
type Name = { name: string; heard: readonly string[]; typed: readonly string[] }

/**
 * Every file of the gazetteer by its name: its shards, and `index`, which lists the skeletons that have one. A line has
 * of a place's names only those that are looked for under its skeleton: a city may have fifty. `alternates` are further
 * names by the id of their place, which are found as they are written.
 */
export function shardsOf(places: readonly Place[], alternates: Names = new Map()): Map<string, string> {
  const files = new Map<string, string>()
  const nodes: string[] = []
  const divide = (node: string, filed: readonly Filed[]): void => {
    nodes.push(node)
    const text = filed.length <= LINES_AT_MOST ? textOf(filed) : null
    const whole = text !== null && bytesOf(text) <= BYTES_AT_MOST
    files.set(skeletonNode(node), whole ? text : textOf(atNode(node, filed)))
    if (whole) return
    for (const [longer, below] of divided(node, filed)) divide(longer, below)
  }
  divide(
    '',
    places.map((place) => filedPlace(place, alternates.get(place.id) ?? [])),
  )
  for (const [start, lines] of starts(places, alternates)) files.set(startNode(start), lines.join('\n'))
  return files.set('index', nodes.join('\n'))
}

/** By every name, as it is written and heard, and by the slug: a page of a city is looked for by it. */
function filedPlace(place: Place, alternates: readonly string[]): Filed {
  const others = place.others.map((name) => nameOf(name, heardNames(name, place.cc)))
  const names = [...others, ...alternates.map((name) => nameOf(name, []))]
  const own = [...heardNames(place.name, place.cc), place.slug].map(skeletonOf)
  const held = new Set([...own, ...others.flatMap(({ heard }) => heard)])
  return { place, skeletons: [...new Set([...held, ...names.flatMap(({ heard }) => heard)])], held, names }
}

function nameOf(name: string, alsoHeard: readonly string[]): Name {
  // What is typed may be looked for in two shards, and what the second one has of a place is taken.
  const typed = skeletonsTyped(name)
  const heard = [...new Set([...typed.slice(0, 1), ...alsoHeard.map(skeletonOf)])]
  return { name, heard, typed: [...new Set([...heard, ...typed])] }
}

/** What goes on below a shard, by the next letter: of each place the skeletons that do, and the names. */
function divided(node: string, filed: readonly Filed[]): [string, Filed[]][] {
  const below = new Map<string, Filed[]>()
  for (const each of filed) {
    const longer = Map.groupBy(
      each.skeletons.filter((own) => own.length > node.length),
      (own) => own.slice(0, node.length + 1),
    )
    for (const [start, skeletons] of longer) {
      const names = each.names.filter(({ typed }) => typed.some((own) => own.startsWith(start)))
      const found = below.get(start) ?? []
      found.push({ ...each, skeletons, names })
      below.set(start, found)
    }
  }
  return [...below].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** All whose skeleton ends here, and the most populous of those that go on. */
function atNode(node: string, filed: readonly Filed[]): Filed[] {
  let [more, moreByAlternates] = [0, 0]
  return filed.filter(({ skeletons, held }) => {
    if (skeletons.includes(node)) return true
    if (skeletons.some((own) => held.has(own))) {
      more += 1
      return more <= MOST_POPULOUS
    }
    moreByAlternates += 1
    return moreByAlternates <= MORE_BY_ALTERNATES
  })
}

/** Lines of the most populous places by the first letter and the first two of each name, in every script. */
function starts(places: readonly Place[], alternates: Names): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const place of places) {
    const others = [...place.others, ...(alternates.get(place.id) ?? [])].map((name) => ({ name, in: foldName(name) }))
    const letters = [foldName(place.name), ...others.map((other) => other.in)].map((folded) => [...folded].slice(0, 2))
    for (const start of new Set(letters.flatMap(([first = '', second = '']) => [first, first + second]))) {
      const kept = found.get(start) ?? []
      if (kept.length >= STARTS_KEPT || (kept.length === 0 && found.size >= STARTS_AT_MOST)) continue
      const called = others.filter((other) => other.in.startsWith(start)).map(({ name }) => name)
      kept.push(lineOfPlace({ ...place, skeletons: [], others: called }))
      found.set(start, kept)
    }
  }
  return found
}

function textOf(filed: readonly Filed[]): string {
  return filed
    .map(({ place, skeletons, names }) => lineOfPlace({ ...place, skeletons, others: names.map(({ name }) => name) }))
    .join('\n')
}

const encoder = new TextEncoder()
const bytesOf = (text: string): number => encoder.encode(text).length
