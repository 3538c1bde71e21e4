import { describe, expect, test } from 'vitest'
import { shardsOf } from '../web/build/places/shards.ts'
import { type Assets, openGazetteer } from '../worker/cities/gazetteer.ts'
import type { Place } from '../worker/cities/place.ts'

const place = (id: number, name: string, population: number, cc = 'IQ'): Place => {
  return {
    id,
    cc,
    slug: `${name.toLowerCase().replaceAll(' ', '-')}-${id}`,
    lat: 36,
    lon: 44,
    population,
    name,
    others: [],
  }
}

/** Enough that shards are divided: syllables in every order, the first of them the most populous. */
const SYLLABLES = ['ba', 'ko', 'ri', 'mu', 'te', 'lo', 'sa', 'ne', 'fi']
const CROWD = SYLLABLES.flatMap((first) =>
  SYLLABLES.flatMap((second) =>
    SYLLABLES.flatMap((third) => SYLLABLES.map((fourth) => first + second + third + fourth)),
  ),
).map((name, index) => place(1000 + index, name, 8000 - index))
const SMALL = place(1, 'Qaladiza', 1200)
const RENAMED = place(2, 'Kharkiv', 1_400_000, 'UA')
const CALLED_MUCH = place(3, 'Metropolis', 9_000_000)
const PLACES = [CALLED_MUCH, RENAMED, ...CROWD, SMALL].sort((a, b) => b.population - a.population)
const MANY = Array.from(
  { length: 50 },
  (_, index) => `Ка${SYLLABLES[index % 9]}${SYLLABLES[(index * 5) % 7]}град${index}`,
)
const ALTERNATES = new Map([
  [1, ['قەڵادزێ', 'Pişder']],
  [2, ['Charkiw', 'Харьков']],
  [3, MANY],
])
const files = shardsOf(PLACES, ALTERNATES)

const assets: Assets = {
  fetch: async (url) => {
    const text = files.get(/([^/]+)\.txt$/.exec(url)?.[1] ?? '')
    return text === undefined ? new Response(null, { status: 404 }) : new Response(text)
  },
}
const gazetteer = openGazetteer(assets)

async function first(typed: string): Promise<number | undefined> {
  const [found] = await gazetteer.suggest(typed, { country: null, limit: 8 })
  return found?.id
}

describe('an alternate name', () => {
  test.each([
    ['قەڵادزێ', 1],
    ['قەڵادز', 1],
    ['قە', 1],
    ['Pişder', 1],
    ['Pisd', 1],
    ['pi', 1],
    ['Харьков', 2],
    // Looked for in two shards, in both of which the place is, and by this name in one.
    ['Charkiw', 2],
    [MANY[49] ?? '', 3],
  ])('%j leads to its place', async (typed, id) => {
    expect(await first(typed)).toBe(id)
  })

  test('is one that somebody may give a place in a form', async () => {
    for (const [id, names] of ALTERNATES)
      for (const name of names) expect((await gazetteer.named(name)).map((found) => found.id)).toEqual([id])
  })

  test('changes no slug', async () => {
    for (const { cc, slug, id } of [SMALL, RENAMED, CALLED_MUCH])
      expect((await gazetteer.bySlug(cc, slug))?.id).toBe(id)
  })
})

describe('the files', () => {
  /** Bytes that the shards of most lookups have at most; what ends at one skeleton cannot be divided. */
  const USUAL = 24_000

  test('grow little with the names that a place has: a line has those for which its shard is read', () => {
    const sizes = [...files]
      .filter(([name]) => name !== 'index')
      .map(([, text]) => new TextEncoder().encode(text).length)
    expect(files.size).toBeGreaterThan(50)
    expect(Math.max(...sizes)).toBeLessThan(USUAL)
  })

  test('are no more than a site may have where every name begins otherwise', () => {
    const han = (index: number) => String.fromCodePoint(0x4e00 + index)
    const names = new Map(
      CROWD.map(({ id }, index) => [id, [han(index) + han(index * 3), han(index * 2) + han(index)]]),
    )
    expect(shardsOf(CROWD, names).size).toBeLessThan(10_000)
  })
})
