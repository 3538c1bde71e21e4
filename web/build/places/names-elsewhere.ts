import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { allCities } from '../../../worker/cities/cities.ts'
import { foldName } from '../../../worker/rules/text-hygiene.ts'

/** Languages whose names of cities help to find one; en, fa and es are in worker/cities/world-cities.json. */
const LANGUAGES = 'ar az ckb de el fr he hi it ja ko ku pt ru tr uk zh'.split(' ')
const CLDR = dirname(createRequire(import.meta.url).resolve('cldr-dates-full/package.json'))

/** Zones as CLDR nests them: `America` → `Argentina` → `Salta` → its names. */
type Zones = { [part: string]: Zones | string | undefined }

/** The names of the exemplar cities of Unicode CLDR (some 250 a language), by the GeoNames id of the city. */
export async function namesElsewhere(): Promise<ReadonlyMap<number, string[]>> {
  const english = new Map(exemplars(await readZones('en')))
  const each = await Promise.all(LANGUAGES.map(readZones))
  const names = each.flatMap((zones) => exemplars(zones))
  const byZone = Map.groupBy(allCities(), ({ zone }) => zone)
  const found = new Map<number, string[]>()
  for (const [zone, name] of names) {
    const called = foldName(english.get(zone) ?? zone.replace(/^.*\//, '').replaceAll('_', ' '))
    const city = byZone
      .get(zone)
      ?.find((city) => [city.name, ...Object.values(city.names)].some((own) => foldName(own) === called))
    if (city) found.set(city.id, [...(found.get(city.id) ?? []), name])
  }
  return found
}

async function readZones(lang: string): Promise<Zones> {
  const json = JSON.parse(await readFile(join(CLDR, 'main', lang, 'timeZoneNames.json'), 'utf8'))
  return json.main[lang].dates.timeZoneNames.zone
}

function exemplars(zones: Zones, path: readonly string[] = []): [string, string][] {
  return Object.entries(zones).flatMap(([part, inner]): [string, string][] => {
    if (part === 'exemplarCity' && typeof inner === 'string') return [[path.join('/'), inner]]
    return typeof inner === 'object' ? exemplars(inner, [...path, part]) : []
  })
}
