import { counted } from '../plural.ts'

const count = counted('es')

/** What is said of the calendars of partners. */
export const sources = {
  title: 'Calendarios de aliados',
  intro:
    'El calendario de un grupo aliado (Mobilizon, Gancio, Google, cualquier dirección ICS). Lo nuevo espera en la cola, lo que cambia allí cambia aquí, y lo que desaparece es una cancelación que tú confirmas.',
  name: 'Cómo se llama',
  url: 'Su dirección (https://…)',
  urlHint:
    'En Mobilizon y Gancio, el enlace ICS de un grupo o del sitio; en Google, la dirección pública en formato iCal.',
  file: 'O un archivo, una sola vez (.ics)',
  add: 'Añadir',
  none: 'Todavía no se ha añadido ningún calendario.',
  onceAsFile: 'Vino como archivo',
  trusted: 'De confianza: aparece enseguida',
  hasLeft: 'Quien lo añadió o le dio confianza ya no está: lo nuevo espera',
  paused: 'En pausa',
  neverRead: 'Aún no se ha leído',
  readAt: 'Última lectura',
  nextAt: 'Próxima',
  look: 'Mirar ahora',
  pause: 'Pausar',
  resume: 'Reanudar',
  remove: 'Quitar',
  removeHint: 'Sus acciones se quedan como están.',
  trust: 'Confiar: mostrar sus acciones sin decisión',
  distrust: 'Dejar de confiar',
  events: (events: number) => count(events, { one: 'De él salió # acción', other: 'De él salieron # acciones' }),
  skipped: (events: number) => count(events, { one: 'No se tomó # evento', other: 'No se tomaron # eventos' }),
  skippedHint:
    'Los demás sí. Avisa a quien lleva el calendario o regístralos a mano. Lo que ya está aquí de ellos se queda y no se da por desaparecido.',
  triedAgain: 'Se intenta de nuevo cuando cambian, una vez al día y con «Mirar ahora».',
  moreSkipped: (events: number) => count(events, { one: 'y # más', other: 'y # más' }),
  noTitle: 'Sin título',
  reasons: {
    unreadable: 'No está escrito como lo pide el formato de calendario.',
    noStart: 'No dice cuándo empieza.',
    noUid: 'No tiene UID, así que no se podría reconocer.',
    rule: 'No se puede seguir cómo se repite.',
    tooMany: 'El calendario tiene más de 500 eventos por venir.',
    notYours: 'No está dentro de tus límites.',
    notEnded: 'Su cancelación no está dentro de tus límites, o falta tan poco que hacen falta dos coordinadores.',
  },
  gone: (name: string) => `Ya no está en el calendario de ${name}.`,
  failures: {
    address: 'Esta dirección no es pública.',
    redirects: 'Redirige una y otra vez.',
    status: 'No responde como debería.',
    unreachable: 'No se puede alcanzar.',
    'too-large': 'Pesa más de 2 MB.',
    'no-calendar': 'Lo que llegó no es un calendario entero.',
  },
  faults: {
    notAUrl: 'Esto no es una dirección.',
    notHttps: 'La dirección tiene que empezar por https://.',
    notPublic: 'Solo se piden direcciones públicas con nombre.',
    taken: 'Ya hay un calendario con este nombre o dirección.',
    noCalendar: 'Este archivo no es un calendario entero de 2 MB como máximo.',
    nothing: 'Da una dirección o un archivo.',
  },
}
