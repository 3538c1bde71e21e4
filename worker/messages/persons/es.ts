import type { Messages } from '../en.ts'
import { counted } from '../plural.ts'

const count = counted('es')

export const persons: Messages['persons'] = {
  title: 'Por quién',
  lead: 'Las personas por las que la gente sale a la calle.',
  none: 'Todavía no se nombra aquí a nadie.',
  for: 'Por',
  portraitOf: (name: string) => `Retrato de ${name}`,
  portraitBy: (name: string) => `Retrato: ${name}`,
  photos: 'Fotos',
  photosFor: (name: string) => `Fotos: ${name}`,
  morePhotos: 'Más fotos',
  told: 'Lo que cuentan los grupos',
  original: (language: string) => `Este texto está en ${language}.`,
  desk: {
    title: 'Personas',
    add: 'Añadir a una persona',
    edit: 'Cambiar los datos de una persona',
    name: 'Nombre',
    about: 'Quién es',
    slug: 'Dirección',
    slugHint: 'Minúsculas, cifras y guiones. No cambia nunca.',
    original: '¿Qué texto es el original?',
    portrait: 'Retrato',
    portraitHint:
      'Sustituye al que hay, que se puede recuperar en el registro durante 90 días. Se borra dónde y con qué se hizo.',
    credit: 'A quién nombrar por el retrato',
    save: 'Guardar',
    remove: 'Quitar a esta persona',
    removeSure:
      'Su página se quita, y todo retrato se borra para siempre. Las acciones, los relatos y las fotos se quedan. Los textos se pueden recuperar en el registro durante 90 días.',
    stale:
      'Mientras tanto otra persona ha cambiado estos datos. Abajo está lo que escribiste; primero, lo guardado ahora.',
    now: 'Guardado ahora',
    forDay: '¿Por quién es este día?',
    forAction: '¿Por quién es esta acción?',
    forHint: 'Todas las acciones y fotos de un día son por quienes es el día.',
    nobody: 'Todavía no hay a quién elegir.',
    count: (n: number) => count(n, { one: '# persona', other: '# personas' }),
  },
}
