import { counted } from '../plural.ts'
import type { many as english } from './en.ts'

const count = counted('es')

/** Spanish. */
export const many: typeof english = {
  open: 'Decidir sobre varias de estas',
  all: (n) => count(n, { one: 'Marcar la que se ve', other: 'Marcar las # que se ven' }),
  most: (n) => count(n, { one: 'Mostrar y marcar la # que espera', other: 'Mostrar y marcar # de las que esperan' }),
  none: 'No marcar ninguna',
  ticked: (n) =>
    count(n, {
      one: 'Hay # marcada. Desmarca lo que no hayas mirado.',
      other: 'Hay # marcadas. Desmarca lo que no hayas mirado.',
    }),
}
