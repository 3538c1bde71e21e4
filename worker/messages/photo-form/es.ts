import type { Messages } from '../en.ts'

export const photoForm: Messages['photoForm'] = {
  photo: 'La foto',
  photoHint: (megabytes) => `JPEG, PNG o WebP, ${megabytes} megabytes como máximo.`,
  again: 'Vuelve a elegir la foto, por favor: el navegador no la guarda.',
  cleaned:
    'El sitio borra del archivo dónde, cuándo y con qué se tomó. No tapa ninguna cara: hazlo en tu teléfono antes de enviarla.',
  caption: '¿Qué se ve?',
  captionHint: 'No nombres a nadie sin su permiso.',
  description: 'Descríbela para quienes no pueden verla',
  descriptionHint: 'Basta una frase: quién, dónde, haciendo qué.',
  credit: 'Foto de',
  creditHint: 'Se imprime al lado: un nombre, un grupo, o nada si es más seguro.',
  consent: '¿A quién se puede reconocer?',
  consents: {
    nobody: 'A nadie',
    agreed: 'Solo a personas que aceptaron aparecer',
    'public-figures': 'Solo a figuras públicas',
  },
  licence: 'Licencia para la prensa',
  licenceHint: 'Con CC BY 4.0 los periódicos pueden imprimirla si dicen de quién es. Elige otra si hace falta.',
  licences: {
    'cc-by-4.0': 'CC BY 4.0: imprimir nombrando la autoría',
    'cc-by-sa-4.0': 'CC BY-SA 4.0: lo mismo, y compartir igual lo que se haga con ella',
    'cc-by-nc-4.0': 'CC BY-NC 4.0: sin fines comerciales',
    'cc0-1.0': 'CC0: cualquiera, para cualquier fin, sin nombrar la autoría',
  },
  lang: 'Idioma de estas palabras',
  send: 'Enviar la foto',
}
