import { parseArgs } from 'node:util'
import { no, ok, type Result } from '../../worker/rules/result.ts'
import { keepAlternateNames, linesOf } from './places/alternate-names.ts'
import { readWorldPlaces } from './places/read-places.ts'
import { type GatheredNames, namesGatherer, rowOfLine } from './places/wanted-names.ts'

/*
 * `npm run gazetteer -- FILE [--languages fa,ar,…]`: takes names of places from GeoNames' alternateNamesV2.txt, so that
 * the next build's gazetteer finds places by them too. What an earlier run took goes.
 */

/** The site's own, and those of the countries around Iran and of exile. Not Chinese: see STARTS_AT_MOST in shards.ts. */
const LANGUAGES = 'en,fa,es,fr,de,pt,tr,ar,ckb,ku,az,azb,ps,ur,tg,hy,ka,he,el,ru,uk,it,nl,sv,da,no,fi,pl'
/** A share. A few lines may be broken; with more of them it is another file. */
const MALFORMED_AT_MOST = 0.01

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { languages: { type: 'string', default: LANGUAGES } },
})
const languages = values.languages.split(',')
const [file] = positionals
if (!file || positionals.length > 1 || !languages.every((language) => /^[a-z]{2,3}$/.test(language))) {
  console.error('Usage: npm run gazetteer -- alternateNamesV2.txt [--languages fa,ar,ckb]')
  process.exit(2)
}
const places = await readWorldPlaces()
const taken = await namesIn(file)
if (!taken.ok) {
  console.error(taken.error)
  process.exit(1)
}
const { read, malformed, names } = taken.value
const kept = await keepAlternateNames(names)
const count = [...names.values()].reduce((sum, own) => sum + own.length, 0)
console.log(`Read ${many(read)} lines${malformed > 0 ? `, ${many(malformed)} of them broken` : ''}.`)
console.log(`Kept ${many(count)} names: ${many(names.size)} of ${many(places.length)} places gained one or more.`)
console.log(`They are in ${kept}; the next build takes them.`)

/** The names that a file holds for our places, or in a sentence why it cannot be taken. */
async function namesIn(path: string): Promise<Result<GatheredNames, string>> {
  const another = no(`${path} is not GeoNames' alternateNamesV2.txt (unzipped); nothing is changed.`)
  const gatherer = namesGatherer(places, languages)
  let isFirst = true
  try {
    for await (const lines of linesOf(path)) {
      // A wrong file is mostly told by its first line, and need not be read to the end.
      if (isFirst && !rowOfLine(lines[0] ?? '')) return another
      isFirst = false
      lines.forEach(gatherer.take)
    }
  } catch (error) {
    return no(`${path} cannot be read (${error instanceof Error ? error.message : error}); nothing is changed.`)
  }
  const gathered = gatherer.gathered()
  if (gathered.read === 0) return no(`${path} is empty; nothing is changed.`)
  if (gathered.malformed > gathered.read * MALFORMED_AT_MOST) return another
  if (gathered.names.size === 0) return no(`${path} has no new name in ${languages.join(', ')}; nothing is changed.`)
  return ok(gathered)
}

function many(count: number): string {
  return count.toLocaleString('en')
}
