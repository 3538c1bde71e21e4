import type { TextLang } from '../../worker/rules/languages.ts'
import { pick, type Random, wholeNumber } from './random.ts'
import { madeUpSummary } from './summaries.ts'

/** What titles of one language are put together from; `{city}` stands for the city's name. */
type Words = { openings: readonly string[]; causes: readonly string[] }

/** The languages of made-up actions, each with its weight among a hundred. */
export const LANG_WEIGHTS: readonly (readonly [TextLang, number])[] = [
  ['en', 36],
  ['fa', 20],
  ['de', 14],
  ['es', 12],
  ['fr', 10],
  ['tr', 4],
  ['sv', 4],
]

const WORDS: Partial<Record<TextLang, Words>> = {
  en: {
    openings: [
      'Rally in {city}',
      'Vigil',
      'Together in {city}',
      'An hour of names',
      'March through {city}',
      'Open mic',
    ],
    causes: ['for the prisoners', 'against executions', 'for every name', 'until all are free', 'in one voice'],
  },
  fa: {
    openings: ['گردهمایی در {city}', 'شمع‌افروزی', 'همراه هم در {city}', 'ساعت نام‌ها', 'راهپیمایی در {city}'],
    causes: ['برای زندانیان', 'علیه اعدام', 'برای هر نام', 'تا آزادی همه', 'همصدا'],
  },
  de: {
    openings: ['Kundgebung in {city}', 'Mahnwache', 'Gemeinsam in {city}', 'Eine Stunde der Namen', 'Infostand'],
    causes: ['für die Gefangenen', 'gegen Hinrichtungen', 'für jeden Namen', 'bis alle frei sind'],
  },
  es: {
    openings: ['Concentración en {city}', 'Vigilia', 'Juntas en {city}', 'Una hora de nombres', 'Marcha por {city}'],
    causes: ['por los presos', 'contra las ejecuciones', 'por cada nombre', 'hasta la libertad de todos'],
  },
  fr: {
    openings: ['Rassemblement à {city}', 'Veillée', 'Ensemble à {city}', 'Une heure de noms', 'Marche dans {city}'],
    causes: ['pour les prisonniers', 'contre les exécutions', 'pour chaque nom', 'jusqu’à la liberté de tous'],
  },
  tr: {
    openings: ['{city} buluşması', 'Nöbet', '{city} yürüyüşü', 'İsimler saati'],
    causes: ['tutsaklar için', 'idamlara karşı', 'her isim için'],
  },
  sv: {
    openings: ['Manifestation i {city}', 'Ljusvaka', 'Tillsammans i {city}', 'En timme av namn'],
    causes: ['för fångarna', 'mot avrättningar', 'för varje namn'],
  },
}

/** A title of one language that names the city now and then, and a summary that is like no other. */
export function madeUpText(random: Random, lang: TextLang, city: string): { title: string; summary: string } {
  const words = WORDS[lang]
  if (!words) throw new Error(`there are no words in ${lang}`)
  const title = `${pick(random, words.openings)} ${pick(random, words.causes)}`.replace('{city}', city)
  return { title, summary: madeUpSummary(random, lang) }
}

const PLACES = ['Square', 'Park', 'Station', 'Bridge', 'Market', 'Library', 'Theatre', 'Harbour']
const BY = ['of the Fountain', 'of the Republic', 'of the Poets', 'of the Old Town', 'by the River', 'of the North']

/** A venue and a street address, neither of which exists. */
export function madeUpVenue(random: Random): { venue: string; address: string } {
  const venue = `${pick(random, PLACES)} ${pick(random, BY)}`
  return { venue, address: `Sample Street ${wholeNumber(random, 1, 240)}` }
}

const GATHERINGS = ['Choir', 'Committee', 'Friends', 'Students', 'Circle', 'Workers', 'Neighbours', 'Readers']
const THEIRS = ['Open Window', 'North Bank', 'Quay', 'Lantern', 'Garden', 'Bridge', 'Bell', 'Orchard', 'Mill', 'Rain']

/** So many names of groups, all different. */
export function groupNames(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const gathering = GATHERINGS[at % GATHERINGS.length]
    const theirs = THEIRS[Math.floor(at / GATHERINGS.length) % THEIRS.length]
    const round = Math.floor(at / (GATHERINGS.length * THEIRS.length))
    return `${gathering} of the ${theirs}${round > 0 ? ` ${round + 1}` : ''}`
  })
}
