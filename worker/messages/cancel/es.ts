import type { cancelled as english } from './en.ts'

/** Spanish. */
export const cancelled: typeof english = {
  button: 'Cancelarla',
  hint: 'Para lo que la gente ya conoce y a lo que no debe ir. Su página se queda y lo dice, los calendarios la muestran como cancelada, y quien organiza recibe una carta si dejó una dirección.',
  label: 'Motivo, para todo el mundo',
  labelHint:
    'Sale en la página, en los calendarios y en la carta. No nombres lugares ni personas que no sean públicos.',
  notTakenDown:
    'Para lo que nadie debe volver a ver. Su página desaparece, y el motivo lo lee solo quien organiza. Si basta con que la gente sepa que no se celebra, mejor cancélala.',
  reasons: {
    'called-off': 'Quienes la organizan nos han avisado de que no se celebra.',
    unsafe: 'No sería seguro ir.',
    unconfirmed: 'No hemos podido confirmar que se celebre. Por favor, no vayas.',
  },
  title: 'La coordinación canceló tu acción',
  next: 'Ya no se puede cambiar. Si se celebra en otro momento, regístrala de nuevo para esa fecha. Si es un error, escribe a la coordinación; puede restablecerla.',
  contact: 'Cómo escribir a la coordinación',
}
