import { counted } from '../plural.ts'
import type { second as english } from './en.ts'

const count = counted('es')

/** Spanish. */
export const second: typeof english = {
  title: 'Esperan a una segunda persona de la coordinación',
  one: 'Hace falta una segunda persona',
  proposedBy: (name, when) => `Lo decidió ${name}: ${when}.`,
  late: 'Cambia el lugar o la hora de algo que empieza en menos de 48 horas.',
  cancels: 'Cancela algo que empieza en menos de 48 horas, o que ya ha empezado.',
  merges:
    'Lleva a quienes quieren ir a algo que empieza en menos de 48 horas a otro lugar o a otra hora: los de otra acción.',
  announces: 'Vuelve a anunciar lo que canceló quien lo organiza y empieza en menos de 48 horas.',
  takesBack:
    'Deshace lo que se decidió sobre algo que empieza en menos de 48 horas: lleva a la gente a otra parte, o se anuncia otra vez, o se cancela.',
  after: 'Así quedaría',
  leadsTo: (title) => `Lleva a «${title}»`,
  finer: 'Muestra más del lugar de lo que permite el límite de la campaña.',
  many: (n) => count(n, { one: '# elemento a la vez', other: '# elementos a la vez' }),
  agree: 'De acuerdo: que se haga',
  refuse: 'Que no se haga',
  takeBack: 'Retirar la propuesta',
  alone: 'Seguir sin nadie más',
  aloneFrom: (when) => `Si nadie contesta, podrás seguir sin nadie más desde el ${when}, y el registro lo dirá.`,
  neverAlone: 'Para esto hacen falta siempre dos personas.',
  proposeFiner: 'Mostrarlo a pesar de todo: otra persona tiene que estar de acuerdo',
  invited:
    'Aquí no puedes ser la segunda persona: en los últimos siete días una de las dos dio paso a la otra. Tiene que mirarlo otra persona.',
  look: 'Mirarlo',
}
