import { foldName } from '../rules/text-hygiene.ts'
import { latinName } from './latin-letters.ts'
import { type FiledPlace, type Place, readPlaces } from './place.ts'
import { rankPlaces } from './rank-places.ts'
import { skeletonNode, startNode } from './shard-names.ts'
import { skeletonOf, skeletonsTyped } from './skeleton.ts'

/** The world's places of over 1,000 people, in shards that web/build/places makes and the site serves as files. */
export type Gazetteer = {
  /** The places that a name, or the beginning of one, may mean: any script, the best first. */
  suggest: (typed: string, options: { country: string | null; limit: number }) => Promise<Place[]>
  /** The places that bear exactly this name but for what foldName drops, the most populous first. */
  named: (name: string) => Promise<Place[]>
  /** The place of the URL `/cities/{cc}/{slug}`, or null. The country may be in either case, the slug is exact. */
  bySlug: (cc: string, slug: string) => Promise<Place | null>
}

/** The binding of the site's own files. */
export type Assets = { fetch: (url: string) => Promise<Response> }

/** Of a name that is typed more than this is no help, and would be much to compare. */
const MAX_TYPED = 60
/** So few letters may begin thousands of names: their answers are made beforehand. */
const FEW_LETTERS = 2

/** Which skeletons have a file: read once of each site's files, which an isolate keeps. */
const nodesOf = new WeakMap<Assets, ReadonlySet<string>>()

/** The gazetteer, over the site's own files. Throws where they cannot be read. */
export function openGazetteer(assets: Assets): Gazetteer {
  const read = async (name: string): Promise<string | null> => {
    // A binding looks at the path alone.
    const response = await assets.fetch(`https://assets.local/places/${name}.txt`)
    if (response.status === 404) return null
    if (!response.ok) throw new Error(`the gazetteer's ${name} answers ${response.status}`)
    return response.text()
  }
  const places = async (name: string): Promise<FiledPlace[]> => readPlaces((await read(name)) ?? '')

  /** All that is filed under a skeleton, and more: whoever asks compares. */
  const shardOf = async (skeleton: string): Promise<FiledPlace[]> => {
    const nodes = nodesOf.get(assets) ?? new Set((await read('index'))?.split('\n') ?? [])
    nodesOf.set(assets, nodes)
    let node = skeleton
    while (node && !nodes.has(node)) node = node.slice(0, -1)
    return places(skeletonNode(node))
  }

  return {
    suggest: async (typed, { country, limit }) => {
      const text = [...typed].slice(0, MAX_TYPED).join('')
      const [folded, latin] = [foldName(text), latinName(text)]
      if (!folded || !latin) return []
      const skeletons = [...folded].length > FEW_LETTERS ? skeletonsOfBeginning(text) : []
      const found =
        skeletons.length > 0
          ? (await Promise.all(skeletons.map(shardOf))).flat()
          : await startingWith(folded, latin, places)
      const distinct = [...new Map(found.map((place) => [place.id, place])).values()]
      const fewVowels = /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(text)
      return rankPlaces(distinct, { folded, latin, skeletons, fewVowels, country }, limit)
    },
    named: async (name) => {
      const folded = foldName(name)
      if (!folded || folded.length > MAX_TYPED) return []
      const found = await shardOf(skeletonOf(name))
      return found
        .filter((place) => [place.name, ...place.others].some((own) => foldName(own) === folded))
        .sort((a, b) => b.population - a.population || a.id - b.id)
    },
    bySlug: async (cc, slug) => {
      const found = await shardOf(skeletonOf(slug))
      return found.find((place) => place.cc === cc.toUpperCase() && place.slug === slug) ?? null
    },
  }
}

/** The last letter of a beginning may be a nasal that goes once a stop follows: "Lon" is the beginning of London. */
function skeletonsOfBeginning(text: string): string[] {
  return [...new Set(skeletonsTyped(text).flatMap((own) => (/.[mn]$/.test(own) ? [own, own.slice(0, -1)] : [own])))]
}

/** In the script that was typed; where no name of it is held, as it sounds. */
async function startingWith(
  folded: string,
  latin: string,
  places: (name: string) => Promise<FiledPlace[]>,
): Promise<FiledPlace[]> {
  const inScript = await places(startNode(folded))
  return inScript.length > 0 ? inScript : places(startNode(latin.slice(0, FEW_LETTERS)))
}
