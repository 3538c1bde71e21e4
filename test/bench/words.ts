import type { TextLang } from '../../worker/rules/languages.ts'
import { pick, type Random, wholeNumber } from './random.ts'

/** What titles and summaries of one language are put together from; `{city}` stands for the city's name. */
type Words = { openings: readonly string[]; causes: readonly string[]; sentences: readonly string[] }

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
    sentences: [
      'We meet at the fountain and read the names aloud.',
      'Bring a candle, a portrait or a song.',
      'There will be short speeches in two languages and live music.',
      'Children are welcome; the square is flat and has benches.',
      'Afterwards we walk to the town hall and hand over a letter.',
      'If it rains we stand under the arcades on the north side.',
    ],
  },
  fa: {
    openings: ['گردهمایی در {city}', 'شمع‌افروزی', 'همراه هم در {city}', 'ساعت نام‌ها', 'راهپیمایی در {city}'],
    causes: ['برای زندانیان', 'علیه اعدام', 'برای هر نام', 'تا آزادی همه', 'همصدا'],
    sentences: [
      'کنار فواره جمع می‌شویم و نام‌ها را بلند می‌خوانیم.',
      'شمع، عکس یا ترانه‌ای با خود بیاورید.',
      'چند سخنرانی کوتاه به دو زبان و موسیقی زنده خواهیم داشت.',
      'پس از آن تا شهرداری می‌رویم و نامه‌ای تحویل می‌دهیم.',
      'اگر باران ببارد زیر طاق‌های سمت شمال می‌ایستیم.',
    ],
  },
  de: {
    openings: ['Kundgebung in {city}', 'Mahnwache', 'Gemeinsam in {city}', 'Eine Stunde der Namen', 'Infostand'],
    causes: ['für die Gefangenen', 'gegen Hinrichtungen', 'für jeden Namen', 'bis alle frei sind'],
    sentences: [
      'Wir treffen uns am Brunnen und lesen die Namen vor.',
      'Bringt eine Kerze, ein Bild oder ein Lied mit.',
      'Es gibt kurze Reden in zwei Sprachen und Musik.',
      'Danach gehen wir zum Rathaus und übergeben einen Brief.',
    ],
  },
  es: {
    openings: ['Concentración en {city}', 'Vigilia', 'Juntas en {city}', 'Una hora de nombres', 'Marcha por {city}'],
    causes: ['por los presos', 'contra las ejecuciones', 'por cada nombre', 'hasta la libertad de todos'],
    sentences: [
      'Nos vemos junto a la fuente y leemos los nombres en voz alta.',
      'Traigan una vela, un retrato o una canción.',
      'Habrá discursos breves en dos idiomas y música en vivo.',
      'Después caminamos hasta el ayuntamiento y entregamos una carta.',
    ],
  },
  fr: {
    openings: ['Rassemblement à {city}', 'Veillée', 'Ensemble à {city}', 'Une heure de noms', 'Marche dans {city}'],
    causes: ['pour les prisonniers', 'contre les exécutions', 'pour chaque nom', 'jusqu’à la liberté de tous'],
    sentences: [
      'Nous nous retrouvons près de la fontaine et lisons les noms à voix haute.',
      'Apportez une bougie, un portrait ou une chanson.',
      'Ensuite nous marchons jusqu’à la mairie pour y remettre une lettre.',
    ],
  },
  tr: {
    openings: ['{city} buluşması', 'Nöbet', '{city} yürüyüşü', 'İsimler saati'],
    causes: ['tutsaklar için', 'idamlara karşı', 'her isim için'],
    sentences: ['Çeşmenin yanında buluşup isimleri okuyoruz.', 'Bir mum, bir resim ya da bir şarkı getirin.'],
  },
  sv: {
    openings: ['Manifestation i {city}', 'Ljusvaka', 'Tillsammans i {city}', 'En timme av namn'],
    causes: ['för fångarna', 'mot avrättningar', 'för varje namn'],
    sentences: ['Vi möts vid fontänen och läser namnen högt.', 'Ta med ett ljus, ett porträtt eller en sång.'],
  },
}

/** A title of one language that names the city now and then, and a summary of two to five sentences. */
export function madeUpText(random: Random, lang: TextLang, city: string): { title: string; summary: string } {
  const words = WORDS[lang]
  if (!words) throw new Error(`there are no words in ${lang}`)
  const { openings, causes, sentences } = words
  const title = `${pick(random, openings)} ${pick(random, causes)}`.replace('{city}', city)
  const summary = Array.from({ length: wholeNumber(random, 2, 5) }, () => pick(random, sentences)).join(' ')
  return { title, summary }
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
