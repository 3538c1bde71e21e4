import type { Messages } from '../en.ts'

export const calendarPage: Messages['calendarPage'] = {
  title: 'En tu calendario',
  nav: 'Calendarios',
  description: 'Cómo suscribirse a los días de acción y a sus acciones, en cualquier programa de calendario.',
  intro:
    'Una suscripción es un calendario que se corrige solo. Eliges una vez lo que te importa; lo nuevo, lo que cambia y lo que se cancela llega sin que hagas nada. Aquí no necesitas una cuenta y nadie se entera de tu nombre.',
  feeds: 'Elige qué seguir',
  feedsHint:
    'Cada página de una ciudad, un país, un grupo o un tipo de acción tiene también su propio calendario, al final.',
  groups: {
    whole: 'Todo',
    next: 'Los próximos días de acción',
    countries: 'Países',
    cities: 'Ciudades',
  },
  programs: 'Programa por programa',
  programsHint: '«La dirección» es la línea que está debajo de cada calendario de esta página.',
  steps: {
    apple: {
      name: 'iPhone, iPad y Mac',
      steps: [
        'Abre esta página en el dispositivo y pulsa «Suscribirse» junto a un calendario.',
        'El dispositivo pregunta si quieres suscribirte. Pulsa «Suscribirse» y luego «Añadir».',
        'Si no se abre nada, elige «Añadir calendario de suscripción» en la app Calendario o, en una Mac, «Nueva suscripción a calendario» en el menú «Archivo», y pega la dirección.',
        'En una Mac, pon «Actualizar automáticamente» en «Cada hora».',
      ],
    },
    google: {
      name: 'Google Calendar, y con él Android',
      steps: [
        'Abre calendar.google.com en un navegador, mejor en una computadora: con la app sola no es posible suscribirse.',
        'Pulsa el signo más junto a «Otros calendarios» y elige «Desde URL».',
        'Pega la dirección y pulsa «Añadir calendario».',
        'En el teléfono aparece solo en la app. Si no aparece, abre allí «Configuración» y activa su sincronización.',
      ],
    },
    outlook: {
      name: 'Outlook.com y Outlook',
      steps: [
        'Abre el calendario y pulsa «Agregar calendario».',
        'Elige «Suscribirse desde la web».',
        'Pega la dirección, ponle un nombre y pulsa «Importar».',
        'En el Outlook clásico para Windows es «Agregar calendario» y luego «Desde Internet».',
      ],
    },
    thunderbird: {
      name: 'Thunderbird',
      steps: [
        'En el calendario, pulsa «Nuevo calendario».',
        'Elige «En la red».',
        'Pega la dirección en «Ubicación», deja vacío el nombre de usuario y pulsa «Buscar calendarios».',
        'Pulsa «Suscribirse».',
      ],
    },
    gnome: {
      name: 'Calendario de GNOME y Evolution',
      steps: [
        'En Calendario de GNOME, abre «Gestionar calendarios» y pulsa «Añadir calendario».',
        'Pega la dirección y pulsa «Añadir».',
        'En Evolution elige «Nuevo», luego «Calendario» y el tipo «En la web», y pega allí la dirección.',
      ],
    },
    nextcloud: {
      name: 'Nextcloud',
      steps: [
        'En la app Calendario, pulsa el signo más junto a tus calendarios.',
        'Elige «Nueva suscripción desde enlace (solo lectura)».',
        'Pega la dirección y confírmala.',
      ],
    },
    icsx5: {
      name: 'Android sin Google: ICSx⁵ y DAVx⁵',
      steps: [
        'Instala ICSx⁵ desde F-Droid. Es software libre y lee los calendarios directamente de aquí.',
        'Pulsa «Suscribirse» junto a un calendario de esta página, o pulsa el signo más en ICSx⁵ y pega la dirección.',
        'Ponle nombre y color, y decide cada cuánto se actualiza. Después lo muestra cualquier app de calendario del teléfono.',
        'Si DAVx⁵ conecta tu teléfono con un Nextcloud, muestra en «Webcal» las suscripciones de este y se las pasa a ICSx⁵.',
      ],
    },
    other: {
      name: 'Cualquier otro programa',
      steps: [
        'Busca «Suscribirse», «Desde URL», «Calendario de internet» o «Calendario en la red».',
        'Pega la dirección.',
        'No importes el archivo: lo importado no vuelve a cambiar, y no te enterarías de una cancelación.',
      ],
    },
  },
  know: 'Conviene saber',
  facts: {
    cancelled: {
      name: 'Lo cancelado sigue a la vista',
      text: 'Una acción cancelada no desaparece sin más: queda en tu calendario hasta 30 días después de su fecha, con la palabra «Cancelada» delante del título.',
    },
    moved: {
      name: 'Un cambio es un cambio',
      text: 'Si cambia la hora o el lugar, se mueve la misma entrada. Nunca la tienes dos veces. Las horas se muestran en la zona horaria de tu dispositivo.',
    },
    refresh: {
      name: 'Cuánto tarda en llegar',
      text: 'Tu programa busca el calendario cuando le parece. Google lo hace cada 8 a 24 horas; la mayoría de los demás, más o menos cada hora. Poco antes de salir, mira la página de la acción.',
    },
    hidden: {
      name: 'Lo oculto sigue oculto',
      text: 'Si quienes organizan muestran solo la ciudad o el país, el lugar exacto tampoco está en ningún calendario. Si va a aparecer a cierta hora, antes no está en ninguno.',
    },
    privacy: {
      name: 'Quién lo sabe',
      text: 'No guardamos ninguna lista de quienes se suscriben. Servicios como Google y Microsoft buscan el calendario por ti y por eso saben qué sigues; un programa en tu propio dispositivo nos pregunta directamente. Quien revise tu dispositivo verá allí el calendario.',
    },
    ending: {
      name: 'Cómo terminarla',
      text: 'Borra en tu programa el calendario suscrito o cancela allí la suscripción. En un iPhone: «Calendarios», el signo «i» a su lado y «Cancelar suscripción» o «Eliminar calendario». En Google: «Configuración» del calendario y «Cancelar suscripción». Aquí no tenemos nada tuyo que haya que borrar.',
    },
  },
}
