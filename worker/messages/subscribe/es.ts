import type { Messages } from '../en.ts'

const number = new Intl.NumberFormat('es')

export const subscribe: Messages['subscribe'] = {
  heading: 'En tu calendario',
  explain: 'Suscríbete una vez: las acciones nuevas, los cambios y las cancelaciones llegan sin que hagas nada más.',
  explainOne: 'Suscríbete una vez: si cambia o se cancela, tu calendario lo muestra.',
  subscribe: 'Suscribirse',
  download: 'Archivo de calendario (.ics)',
  one: 'Agregar al calendario',
  holds: {
    all: 'Todo, en todas partes',
    days: 'Los días de acción en sí',
    day: (title: string) => `Todo lo de «${title}»`,
    group: (name: string) => `Todo lo que convoca ${name}`,
    person: (name: string) => `Todo lo que es por ${name}`,
    place: (name: string) => `Todo en ${name}`,
    kind: (name: string) => `Todo lo de este tipo: ${name}`,
    near: (km: number, place: string) => `Lo que hay a menos de ${number.format(km)} km de ${place}`,
    one: (title: string) => `Solo esta acción: ${title}`,
  },
  ofTheView: 'Esto es lo que hay alrededor de lo que muestra el mapa. También puedes elegir:',
  hourly: 'Google busca cambios solo cada 8 a 24 horas; la mayoría de los demás programas, más o menos cada hora.',
  stepByStep: 'Paso a paso, para cada programa',
  inService: 'En una cuenta en la web',
  servicesKnow: 'Google o Microsoft sabrá entonces a qué te suscribes. En tu propio dispositivo no intervienen.',
  address: 'Dirección para cualquier otro programa',
  onPhone: 'Pasarlo a un teléfono',
  codeLabel: (what: string) => `Código QR que abre en un teléfono: ${what}`,
  codeHint: 'Apunta con la cámara del teléfono. Allí se abre esta página, y con un toque te suscribes.',
}
