import { counted } from '../plural.ts'
import type { flag as english } from './en.ts'

const count = counted('es')

/** Spanish. */
export const flag: typeof english = {
  link: 'Aquí hay algo mal',
  title: '¿Qué está mal aquí?',
  about: 'Sobre',
  intro: 'Avisa a la coordinación. Nadie sabrá quién eres, y el aviso no oculta nada: alguien lo mirará.',
  reason: 'Motivo',
  reasons: {
    'not-real': 'Esta acción no existe',
    'wrong-facts': 'El lugar, la hora u otra cosa no es correcta',
    danger: 'Pone a personas en peligro',
    private: 'Muestra o nombra a alguien que no está de acuerdo',
    hate: 'Llama al odio o a la violencia',
    other: 'Otra cosa',
  },
  text: 'En pocas palabras',
  textHint: 'Por favor, no nombres a nadie.',
  send: 'Avisar a la coordinación',
  thanks: 'Gracias',
  thanksText: 'Alguien de la coordinación lo mirará.',
  desk: {
    title: 'Señalamientos',
    intro: 'Lo que según quienes visitan la página está mal, lo más señalado primero. Señalar no oculta nada.',
    empty: 'Nadie ha señalado nada.',
    count: (n) => count(n, { one: 'un señalamiento', other: '# señalamientos' }),
    dismiss: 'No hay nada mal',
    dismissAll: (n) => count(n, { one: 'No hay nada mal en este', other: 'No hay nada mal en estos #' }),
    next: 'Los siguientes',
    decide: 'Mirar y decidir',
  },
}
