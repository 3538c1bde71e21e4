import type { TakenBack } from './en.ts'

/** Spanish. */
export const takenBack: TakenBack = {
  explain: {
    notice:
      'Solo el aviso se muestra, o no, como antes de esta decisión. Lo que quien organiza haya dicho desde entonces vale.',
    translation:
      'Vuelve a mostrarse la traducción anterior, o ninguna. El original y los demás idiomas quedan como están.',
    group:
      'Vuelve a funcionar el enlace anterior del grupo, o ninguno. Lo que llegó por otro enlace se queda; si se cambia, espera.',
    person:
      'Vuelven los textos, el retrato y lo que era por esta persona. Un retrato que se quitó con la persona está borrado: entonces no habrá ninguno.',
    source:
      'El calendario queda como estaba, con lo que se sabe de sus eventos. Las acciones que salieron de él se quedan.',
    import:
      'Se retira, o vuelve a esperar, todo lo que trajo y nadie ha tocado desde entonces. Lo ya decidido se deshace aparte.',
    coordinator:
      'Recupera el papel y los límites de antes, o ninguno. Quien fue retirado vuelve sin llaves de acceso: dale un enlace nuevo.',
  },
  nothing:
    'No cambió nada que se pueda deshacer: se preguntó o se propuso algo, o se dio un enlace. Un enlace se anula donde están los enlaces.',
  notYours: 'No puedes hacer esto por tu cuenta: tiene que deshacerlo alguien que pueda.',
  notYoursOutcome: 'tiene que deshacerlo otra persona',
}
