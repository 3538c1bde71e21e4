import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { keepAlternateNames } from './places/alternate-names.ts'
import { readWorldPlaces } from './places/read-places.ts'
import { takeNames } from './places/take-names.ts'

/*
 * `npm run gazetteer -- FILE [--languages fa,ar,…]`: takes names of places from GeoNames' alternateNamesV2.txt, so that
 * the next build's gazetteer finds places by them too. What an earlier run took goes.
 */

/** The site's own, and those of the countries around Iran and of exile. Not Chinese: see STARTS_AT_MOST in shards.ts. */
const LANGUAGES = 'en,fa,es,fr,de,pt,tr,ar,ckb,ku,az,azb,ps,ur,tg,hy,ka,he,el,ru,uk,it,nl,sv,da,no,fi,pl'

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
const taken = await takeNames(createReadStream(file, 'utf8'), { places, languages }).catch((error: Error) =>
  refuse(`cannot be read (${error.message})`),
)
if (!taken.ok) {
  const why = {
    empty: 'is empty',
    'another file': 'is not the alternateNamesV2.txt of GeoNames, unzipped',
    'nothing new': `has no new name in ${languages.join(', ')} for a place of the gazetteer`,
  }
  refuse(why[taken.error])
}
const { read, malformed, names } = taken.value
const kept = await keepAlternateNames(names)
const count = [...names.values()].reduce((sum, own) => sum + own.length, 0)
console.log(`Read ${many(read)} lines${malformed > 0 ? `, ${many(malformed)} of them broken` : ''}.`)
console.log(`Kept ${many(count)} names: ${many(names.size)} of ${many(places.length)} places gained one or more.`)
console.log(`They are in ${kept}; the next build takes them.`)

/** Ends here, with the reason in a sentence. */
function refuse(why: string): never {
  console.error(`${file} ${why}; nothing is changed.`)
  process.exit(1)
}

function many(count: number): string {
  return count.toLocaleString('en')
}
