import type { Messages } from '../en.ts'

const number = new Intl.NumberFormat('es')

export const organizers: Messages['organizers'] = {
  notice: {
    heading: 'Aviso urgente',
    intro:
      'Para lo que no puede esperar: «la policía nos ha trasladado al parque», «empezamos una hora más tarde». Aparece por encima de todo en tu página, en el mapa y en los calendarios.',
    atOnce: 'Se muestra enseguida.',
    waitsFirst: 'Antes lo mira una persona de la coordinación; pasa al principio de la cola.',
    hint: 'Son tus propias palabras y todo el mundo las lee: no escribas un lugar que deba seguir en secreto. Como máximo 280 caracteres.',
    text: 'Qué hay de nuevo',
    lang: 'Idioma de tu texto',
    until: 'Mostrarlo hasta (hora del lugar)',
    untilHint: 'Déjalo vacío para mostrarlo hasta el final.',
    untilDate: 'Fecha',
    untilTime: 'Hora',
    send: 'Publicar el aviso',
    states: {
      pending: 'Este aviso espera a la coordinación.',
      published: 'Este aviso es público.',
      rejected: 'Este aviso no fue aceptado.',
    },
    takeBack: 'Retirarlo',
    another: 'Otro aviso ocupará su lugar.',
    label: 'Urgente, de quienes organizan',
  },
  again: {
    title: 'Enviarme de nuevo mi enlace',
    intro:
      'Si dejaste un correo electrónico con tu acción, enviamos allí los enlaces secretos de todas tus acciones. Como máximo una carta por hora.',
    email: 'El correo electrónico que dejaste',
    send: 'Enviar la carta',
    done: 'Si alguna acción tiene este correo, la carta está en camino.',
    doneText:
      'Llega en pocos minutos. Si no llega, mira en el correo no deseado. Sin un correo nadie puede encontrar tu enlace: pregunta a la coordinación.',
    lost: '¿Has perdido tu enlace secreto?',
  },
  helpers: {
    heading: 'Enlaces para otras personas',
    intro:
      'Quien te ayuda puede tener un enlace propio: con él puede editar, publicar un aviso, enviar fotos e informar. No puede cancelar ni borrar la acción, ni traspasarla, ni crear más enlaces.',
    make: 'Crear un enlace',
    made: 'Un enlace para quien te ayuda',
    madeText: 'Entrégalo ahora: solo se muestra aquí y esta única vez.',
    full: 'Ya no puede haber más. Revoca uno para crear otro.',
    item: (n: number, date: string) => `Enlace ${number.format(n)}, creado el ${date}`,
    revoke: 'Revocar',
    youHelp: 'Este es un enlace para quien ayuda: te lo dio quien organiza la acción, y puede revocarlo.',
  },
  handOver: {
    heading: 'Traspasar a otra persona',
    intro:
      'Recibes un enlace nuevo para entregarlo. El tuyo y los de quienes te ayudan dejan de funcionar enseguida, y se borra el correo que dejaste.',
    confirm: 'Sí, traspaso esta acción',
    send: 'Traspasarla',
    done: 'Traspasada',
    doneText:
      'Este es ahora el único enlace de la acción. Entrégalo y no guardes copia: solo se muestra aquí y esta única vez.',
  },
  duplicate: {
    link: 'Registrarla de nuevo para otra fecha',
    title: 'Otra vez, en otra fecha',
    intro: 'Todo está rellenado menos la fecha. Será una acción propia, con su propio enlace secreto.',
    sameEmail: 'Las cartas sobre ella pueden ir al mismo correo',
  },
  address: {
    heading: 'Tu correo electrónico',
    left: 'Dejaste un correo. Allí van las cartas sobre esta acción, y puedes pedir de nuevo tu enlace.',
    delete: 'Borrar mi correo',
    none: 'No dejaste ningún correo: nadie puede escribirte, y un enlace perdido está perdido.',
    email: 'Tu correo electrónico',
    save: 'Dejar el correo',
  },
  link: {
    label: 'Enlace secreto',
    code: 'El enlace secreto como código para la cámara de un teléfono',
    copy: 'Copiar',
    copied: 'Copiado',
    back: 'Volver',
  },
  desk: {
    register: 'Registrar para un grupo',
    registerIntro:
      'Para quien ha llamado o escrito por mensajería. Recibes el enlace secreto una vez, para entregarlo. El registro dice que fuiste tú.',
    emailHint: 'Solo si lo desean. Reciben allí el enlace y las cartas, en el idioma de esta página.',
    publishAtOnce: 'Publicarla enseguida: la he comprobado',
    registerSend: 'Registrar',
    registered: 'Registrada',
    registeredText:
      'Entrega este enlace a quien organiza y no guardes copia: quien lo tiene puede cambiar y borrar la acción. Solo se muestra aquí y esta única vez.',
    see: 'Verla en la mesa',
    notices: 'Avisos urgentes',
    noticesEmpty: 'No espera ningún aviso.',
    noticesShown: 'Se muestran ahora',
    publish: 'Publicar el aviso',
    reject: 'Rechazar',
    takeDown: 'Quitar',
    until: 'Hasta',
    untilEnd: 'el final',
    letters: 'Cartas para ti',
    lettersIntro:
      'Deja un correo y recibirás una carta cuando espere algo que te corresponde: como máximo una por hora, con números y sin nombres. Se guarda cifrado y desaparece cuando lo borras o dejas la campaña.',
    lettersOn: 'Las cartas van al correo que dejaste.',
    lettersOff: 'No dejaste ningún correo, así que no llegan cartas.',
    email: 'Correo electrónico',
    lang: 'Idioma de las cartas',
    save: 'Guardar',
    stop: 'Borrar mi correo',
    asSent: 'Tal como se envía (HTML)',
    toCoordinator: 'a la coordinación',
  },
}
