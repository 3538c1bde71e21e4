import type { Messages } from '../en.ts'
import { counted } from '../plural.ts'

const count = counted('es')
const number = new Intl.NumberFormat('es')

export const recap: Messages['recap'] = {
  on: (date: string) => `El mundo, el ${date}`,
  within: (dates: string) => `El mundo, ${dates}`,
  soFar: 'El mundo hasta ahora',
  took: (n: number) => count(n, { one: '# acción realizada', other: '# acciones realizadas' }),
  people: (range: string, most: number) => `${range} ${most === 1 ? 'persona' : 'personas'}, según los relatos`,
  peopleThere: (range: string, most: number) => `${range} ${most === 1 ? 'persona' : 'personas'}`,
  reports: (n: number) => count(n, { one: '# relato', other: '# relatos' }),
  range: (from: number, to: number) =>
    from === to ? number.format(from) : `${number.format(from)} – ${number.format(to)}`,
  photos: 'Fotos',
  photosOf: (day: string) => `Fotos: ${day}`,
  allPhotos: (n: number) => count(n, { one: 'La foto', other: 'Las # fotos' }),
  morePhotos: 'Más fotos',
  loadingPhotos: 'Llegan más fotos.',
  firstPhotos: 'Desde el principio',
  noPhotos: 'Todavía no hay fotos.',
  photoFrom: (place: string) => `Foto de ${place}`,
  spot: (n: number, city: string) => count(n, { one: `Una foto de ${city}`, other: `# fotos de ${city}` }),
  credit: (name: string) => `Foto: ${name}`,
  byCountry: 'País por país',
  moreCountries: (n: number) => count(n, { one: 'Un país más', other: '# países más' }),
  withoutCountry: 'En línea',
  told: 'Lo que cuentan',
  toldOf: (day: string) => `Lo que cuentan: ${day}`,
  moreTold: 'Más relatos',
  inOtherLanguages: 'En otros idiomas',
  countedOnce: 'Según los relatos publicados aquí: la suma de sus cifras más bajas y de las más altas.',
  takeAway: 'Para prensa, parlamentos y archivos',
  pack: 'Todo en un solo archivo (ZIP)',
  packHolds:
    'Tablas, datos de mapa, el calendario, las fotos con sus créditos y licencias, y una página que se abre sin internet.',
  image: 'Imagen para compartir, con las cifras',
  licence: 'Licencia',
  file: {
    title: (day: string) => `${day}: lo que ocurrió`,
    madeOn: (moment: string, url: string) => `Hecho el ${moment} con lo que es público en ${url}`,
    tables: 'Tablas y datos',
    readme: (url: string, moment: string) => `Lo que cualquiera podía ver de este día en ${url}
el ${moment}. De los lugares contiene solo lo que muestran quienes organizan.

index.html: todo como una página; no necesita internet ni scripts
actions.csv: las acciones, una por línea; UTF-8, comas, se abre en cualquier hoja de cálculo
actions.geojson: lo mismo para programas de mapas (RFC 7946)
day.ics: lo mismo para calendarios (RFC 5545)
photos.csv: las fotos: pie, descripción, crédito, licencia, lugar
photos.json: lo mismo para programas
photos/: las fotos, WebP, de 2048 píxeles de lado como máximo
SHA256SUMS: una suma por archivo; se comprueban con: sha256sum -c SHA256SUMS

En las tablas, la celda que una hoja de cálculo tomaría por una fórmula empieza con un apóstrofo.
La asistencia de una acción es la que da su relato, como mínimo y como máximo, y quién contó.
Cada foto lleva su propia licencia; nombra su crédito donde la muestres.`,
  },
}
