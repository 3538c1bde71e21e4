import type { Messages } from '../en.ts'

export const letters: Messages['letters'] = {
  greeting: 'Hola:',
  names: {
    received: 'Recibida',
    changed: 'Cambiada por la coordinación',
    cancelled: 'Cancelada por la coordinación',
    'link-again': 'El enlace otra vez',
    'handed-over': 'Traspasada',
    'something-waits': 'Algo espera',
    published: 'Publicada',
    rejected: 'No aceptada',
    'change-accepted': 'Cambio aceptado',
    'change-rejected': 'Cambio no aceptado',
    'report-please': 'Pedir el relato',
    'report-reminder': 'Pedirlo otra vez',
    question: 'Una pregunta',
  },
  subjects: {
    received: (title: string) => `«${title}» ha llegado`,
    changed: (title: string) => `La coordinación cambió «${title}»`,
    cancelled: (title: string) => `La coordinación canceló «${title}»`,
    'link-again': () => 'Tus enlaces secretos',
    'handed-over': (title: string) => `«${title}» fue traspasada`,
    published: (title: string) => `«${title}» ya está publicada`,
    rejected: (title: string) => `«${title}» no fue aceptada`,
    'change-accepted': (title: string) => `Tu cambio en «${title}» ya está publicado`,
    'change-rejected': (title: string) => `Tu cambio en «${title}» no fue aceptado`,
    'report-please': (title: string) => `¿Cómo salió «${title}»?`,
    'report-reminder': (title: string) => `«${title}»: bastan dos frases`,
    question: (title) => `Una pregunta sobre «${title}»`,
  },
  texts: {
    received: (title: string) =>
      `Tu acción «${title}» ha llegado. Hasta que la coordinación la revise, solo la ven tú y la coordinación; entonces te escribimos de nuevo.`,
    changed: (title: string) =>
      `La coordinación ha cambiado lo que el público ve de tu acción «${title}». Mira, por favor, si todo está bien.`,
    cancelled: (title: string) =>
      `La coordinación ha cancelado tu acción «${title}». Su página lo dice, y se avisa a los calendarios.`,
    'link-again': () =>
      'Alguien, seguramente tú, pidió los enlaces de las acciones que tienen esta dirección. Si no fuiste tú, no tienes que hacer nada.',
    'handed-over': (title: string) =>
      `Tu acción «${title}» fue traspasada a otra persona. Tu enlace ya no funciona, y esta dirección se borra con esta carta. Si no fuiste tú, escribe enseguida a la coordinación: otra persona tenía tu enlace.`,
    published: (title: string) =>
      `Tu acción «${title}» ya está en el mapa, en las listas y en los calendarios. Gracias por sumarte.`,
    rejected: (title: string) =>
      `La coordinación no aceptó tu acción «${title}», y no es pública. Puedes cambiarla y enviarla de nuevo.`,
    'change-accepted': (title: string) => `Lo que cambiaste en «${title}» ya es público.`,
    'change-rejected': (title: string) =>
      `La coordinación no aceptó tu último cambio en «${title}». Sigue pública la versión anterior, y puedes intentarlo otra vez.`,
    'report-please': (title: string) =>
      `«${title}» ya pasó. Cuéntanos cómo fue: unas líneas, cuánta gente participó y fotos, si tienes. Son cinco minutos con el teléfono, y la coordinación lo revisa antes de que aparezca.`,
    'report-reminder': (title: string) =>
      `Hace dos días te preguntamos cómo salió «${title}». Bastan dos frases y un número para que no se olvide. No volveremos a preguntar.`,
    question: (title) =>
      `La coordinación tiene una pregunta sobre tu acción «${title}» antes de publicarla. Por favor, léela y respóndela tras tu enlace secreto.`,
  },
  reason: 'La coordinación escribió:',
  tellHere: 'Cuéntalo aquí:',
  secretLink: 'Tu enlace secreto, con el que puedes cambiar o borrar todo. Por favor, no se lo pases a nadie:',
  publicPage: 'La página pública:',
  footer:
    'Recibes esta carta porque dejaste esta dirección al registrar la acción. No se usa para nada más y se borra sola 30 días después de la acción, o junto con la acción si la borras. Después no llegan más cartas.',
  footerLate:
    'Recibes esta carta porque dejaste esta dirección al añadir la acción. No se usa para nada más y se borra sola 30 días después de que la añadieras, o junto con la acción si la borras. Después no llegan más cartas.',
  contactPage: 'Cómo llegar a la coordinación:',
  footerLinks:
    'Recibes esta carta porque se dejó esta dirección con estas acciones. No se usa para nada más. Como máximo sale una carta así por hora.',
  footerHandedOver: 'Esta es la última carta sobre esta acción a esta dirección.',
  waits: {
    subject: (n: string) => `${n} en espera en la mesa`,
    intro: 'Esto espera una decisión y te corresponde:',
    kinds: {
      action: 'Acciones nuevas',
      change: 'Cambios',
      cancellation: 'Cancelaciones',
      notice: 'Avisos urgentes',
      report: 'Relatos',
      photo: 'Fotos',
      removal: 'Peticiones de retirar fotos',
      flag: 'Señalado por visitantes',
    },
    desk: 'La mesa:',
    head: 'El registro de decisiones termina con:',
    headNone: 'El registro de decisiones está vacío por ahora.',
    footer:
      'Recibes esta carta porque dejaste esta dirección en la mesa. Como máximo llega una por hora. Aquí puedes borrar la dirección:',
  },
  desk: {
    title: 'Cartas',
    notSent: 'No se envían cartas: a este sitio le falta la dirección desde la que salen, o la suya propia.',
    shownHere: 'En este equipo no se envía ninguna carta. Aquí se ve cada una tal como sería.',
    empty: 'Aún no hay cartas.',
    statuses: {
      waiting: 'En espera',
      sending: 'Enviándose',
      sent: 'Enviada',
      perhaps: 'Quizá enviada',
      failed: 'No se pudo enviar',
      dropped: 'Ya no hace falta',
    },
    perhapsHint:
      'El envío se interrumpió. Envíala otra vez solo si eso importa más que el riesgo de que llegue dos veces.',
    failure: (code: string) => `Motivo: ${code}`,
    attempts: 'Intentos',
    askedAt: 'Pedida',
    sendAgain: 'Enviar otra vez',
    unreported: 'Sin relato',
    unreportedIntro:
      'Acciones publicadas que ya pasaron y de las que nadie ha contado nada, primero las más recientes.',
    unreportedNone: 'Todo el mundo ha contado lo suyo.',
    ofDay: 'Día de acción',
    everyDay: 'Todos',
    show: 'Mostrar',
    earlier: 'Anteriores',
    address: 'Dejó una dirección',
    yes: 'sí',
    no: 'no',
    asked: { no: 'sin preguntar', once: 'se le preguntó', twice: 'se le preguntó dos veces' },
    reportFor: 'Contarlo en su lugar',
    reportForIntro:
      'Escribe lo que te llegó por otras vías. Se publica de inmediato, y en el registro queda que fuiste tú.',
    publishNow: 'Publicar el relato',
  },
}
