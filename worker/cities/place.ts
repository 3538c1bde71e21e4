/** One place of the gazetteer at large: more than the cities that the site bundles, and less of each. */
export type Place = {
  /** GeoNames id, stable for ever. */
  id: number
  /** ISO 3166-1 alpha-2, upper case. */
  cc: string
  /** Unique within its country, part of public URLs. */
  slug: string
  /** Degrees, WGS 84, 4 decimals (about 10 m). */
  lat: number
  lon: number
  /** Inhabitants as GeoNames has them: for ranking, not for print. */
  population: number
  /** GeoNames' own name, mostly in Latin letters. */
  name: string
  /** What it is called elsewhere, as far as it is held: for finding, not for print. */
  others: readonly string[]
}

/** A place as a shard has it, with the skeletons by which this shard holds it. */
export type FiledPlace = Place & { skeletons: readonly string[] }

/** A place as a line of a shard: no name holds "|" or ";", which `readPlaces` would take for the ends of fields. */
export function lineOfPlace({ skeletons, id, cc, slug, lat, lon, population, name, others }: FiledPlace): string {
  const fields = [skeletons.join(';'), id, cc, slug, lat, lon, population, name]
  return [...fields, ...(others.length > 0 ? [others.join(';')] : [])].join('|')
}

/** The places of a shard, a line each. */
export function readPlaces(shard: string): FiledPlace[] {
  return shard.split('\n').filter(Boolean).map(placeOfLine)
}

function placeOfLine(line: string): FiledPlace {
  const [skeletons = '', id, cc = '', slug = '', lat, lon, population, name = '', others] = line.split('|')
  return {
    skeletons: skeletons.split(';'),
    id: Number(id),
    cc,
    slug,
    lat: Number(lat),
    lon: Number(lon),
    population: Number(population),
    name,
    others: others ? others.split(';') : [],
  }
}
