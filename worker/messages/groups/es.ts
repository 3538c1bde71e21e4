import { counted } from '../plural.ts'
import type { groups as english } from './en.ts'

const count = counted('es')

/** Spanish. */
export const groups: typeof english = {
  title: 'Grupos',
  intro: 'Grupos que la coordinación ha confirmado. El que es de confianza tiene un enlace secreto propio.',
  none: 'Aún no hay ningún grupo.',
  trusted: (within) => (within ? `De confianza en: ${within}` : 'De confianza'),
  actions: (n) => count(n, { one: '# acción', other: '# acciones' }),
  give: 'Confiar en él …',
  giveHint:
    'Recibes un enlace secreto para entregarlo. Lo que llegue por él se publica al momento en nombre del grupo, hasta donde llegan tus propios límites.',
  giveNow: 'Confiar en él y crear su enlace',
  itsLink: 'Su enlace …',
  renewHint: 'En ambos casos, el enlace que tiene el grupo deja de valer al momento.',
  renew: 'Crear un enlace nuevo',
  find: 'Nombre del grupo',
  foundNone: 'Ningún grupo con ese nombre.',
  revoke: 'Dejar de confiar en él',
  linkTitle: (name) => `El enlace secreto de ${name}`,
  linkOnce:
    'Cópialo ahora y entrégalo tú por una vía de confianza: no se muestra de nuevo. Quien lo tenga publica en nombre del grupo.',
  link: 'Enlace secreto del grupo',
  copy: 'Copiar',
  copied: 'Copiado',
  further: 'Más grupos',
  next: 'Seguir con la cola',
}
