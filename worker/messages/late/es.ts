import type { Messages } from '../en.ts'

export const late: Messages['late'] = {
  link: '¿Ya pasó? Añádela y cuenta cómo fue.',
  title: 'Añadir una acción pasada',
  intro:
    'Una acción del último año que nunca se registró, con su relato. La coordinación revisa ambas cosas antes de que aparezcan. Las fotos se añaden después, con el enlace secreto.',
  summary: 'Qué fue',
  summaryHint: 'Una o dos frases.',
  how: 'Cómo fue',
  emailHint: 'Opcional y nunca público. Se guarda cifrado, solo sirve para esta acción y se borra dentro de 30 días.',
  send: 'Añadir la acción y su relato',
}
