import type { Messages } from '../en.ts'

export const sentPhotos: Messages['sentPhotos'] = {
  title: 'Fotos',
  intro:
    'Muestran que la gente acudió. Antes de que nadie más la vea, la coordinación mira cada foto, y quien aparezca en ella puede pedir que se quite.',
  none: 'Todavía no se ha enviado ninguna foto.',
  statuses: {
    pending: 'A la espera de la coordinación',
    published: 'Pública',
    hidden: 'Oculta: lo ha pedido alguien que aparece en ella. La coordinación decide.',
  },
  delete: 'Borrar esta foto',
  noDescription: 'Foto sin descripción',
  licenceNames: {
    'cc-by-4.0': 'CC BY 4.0',
    'cc-by-sa-4.0': 'CC BY-SA 4.0',
    'cc-by-nc-4.0': 'CC BY-NC 4.0',
    'cc0-1.0': 'CC0 1.0',
  },
  poster: {
    title: 'Una imagen para la acción',
    intro: 'Un cartel o una imagen que aparece junto a la acción cuando la coordinación la ha revisado.',
    replace: 'Una imagen nueva ocupa el lugar de esta cuando la coordinación la ha revisado.',
    send: 'Enviar la imagen',
  },
  day: {
    title: 'Enviar una foto',
    intro: (day) => `Una foto para «${day}», desde donde estés. Sin cuenta y sin nombre.`,
    link: 'Enviar una foto para este día',
    thanks: 'Gracias. Tu foto ha llegado.',
    thanksText: 'La coordinación la revisa antes de que aparezca en la página del día.',
    tooMany: 'Ya esperan tantas fotos de este día que nadie podría revisar más. Vuelve a intentarlo mañana, por favor.',
    another: 'Enviar otra',
    city: 'Ciudad',
    country: 'País',
  },
  tooMany: 'Aquí ya no caben más fotos. Borra una antes de enviar otra.',
  tooManyWait: 'Ya esperan tantas fotos que nadie podría revisar más. Vuelve a intentarlo mañana, por favor.',
}
