import { flag } from '../flags/es.ts'
import { log } from '../log/es.ts'
import { counted } from '../plural.ts'
import { second } from '../second/es.ts'
import { takenBack } from '../taken-back/es.ts'
import type { safety as english } from './en.ts'

const count = counted('es')

/** Spanish. */
export const safety: typeof english = {
  log,
  revert: {
    button: 'Deshacer',
    title: 'Deshacer una decisión',
    explain:
      'Quedará como estaba antes de esta decisión. Se conserva lo que quien organiza haya escrito desde entonces.',
    photo:
      'Solo sus palabras y si se muestra. Los píxeles que se cubrieron o retiraron están borrados y no pueden volver.',
    way: 'Desde entonces se decidió esto otro. Hay que deshacerlo antes, empezando por lo más reciente:',
    withThem: 'Deshacer esto y después aquello',
    explains: takenBack.explain,
    refused: {
      lost: 'No se puede deshacer: lo que había antes ya no se guarda, o lo retirado está borrado para siempre.',
      gone: 'Aquello de lo que trataba está borrado.',
      withdrawn: 'Quien lo organiza lo ha retirado.',
      way: 'Desde entonces se ha decidido otra cosa.',
      stale: 'Acaba de cambiar. Inténtalo otra vez.',
      passkey:
        'Lo que está en el dispositivo de alguien no se deshace desde aquí. Esa persona puede retirar la llave; una persona responsable puede quitarla del equipo, y entonces ninguna de sus llaves sirve.',
      nothing: takenBack.nothing,
      notYours: takenBack.notYours,
      second:
        'En las últimas 48 horas esto necesita a dos: ya espera a una segunda persona, o lo hace otra cosa de la misma acción.',
      repeated: 'Ya está deshecho.',
    },
    many: 'Deshacer todo lo que hizo alguien',
    manyIntro:
      'Para una sesión robada o un mal día. Se deshace todo lo que decidió desde entonces, empezando por lo más reciente.',
    who: 'Quién',
    since: 'Desde (UTC)',
    preview: 'Mirar antes',
    will: (n) => count(n, { one: 'Se deshará # decisión.', other: 'Se desharán # decisiones.' }),
    cannot: (n) =>
      count(n, {
        one: '# decisión no se puede deshacer: ya lo está, lo que retiró está borrado para siempre, o trata de una llave de acceso.',
        other:
          '# decisiones no se pueden deshacer: ya lo están, lo que retiraron está borrado para siempre, o tratan de llaves de acceso.',
      }),
    elsewhere: 'Lo que está fuera de tu ámbito queda como está.',
    go: 'Deshacer todo esto',
    needsSecond: 'Son más de 20: antes tiene que estar de acuerdo otra persona de la coordinación.',
    cut: (n) => `Solo se toman a la vez las ${n} más recientes.`,
  },
  run: {
    bulk: 'Muchas decisiones a la vez',
    revert: (name) => `Deshacer lo que hizo ${name}`,
    states: {
      proposed: 'Espera a una segunda persona de la coordinación.',
      going: 'Continúa por sí solo cada cuarto de hora. Puedes continuar ahora.',
      done: 'Está hecho.',
      refused: 'Se rechazó o se interrumpió.',
    },
    progress: (done, total) => `${done} de ${total}`,
    goOn: 'Continuar',
    outcomes: {
      done: 'hecho',
      stale: 'cambió entretanto: míralo otra vez',
      way: 'desde entonces se decidió otra cosa',
      lost: 'no se puede deshacer',
      withdrawn: 'retirado por quien lo organiza',
      second: 'necesita una segunda persona: decídelo por separado',
      notYours: takenBack.notYoursOutcome,
      scope: 'fuera de tu ámbito',
      repeated: 'ya estaba deshecho',
      gone: 'ya no está',
      failed: 'falló: decídelo por separado',
    },
    waits: 'en espera',
  },
  bulk: {
    title: 'Decidir sobre varias',
    intro: 'Elige lo que ya has mirado. Si son más de 20 a la vez, tiene que estar de acuerdo otra persona.',
    none: 'No hay nada en espera.',
    publish: 'Publicar estas',
    reject: 'Rechazar estas',
    reason: 'Motivo, para todas las personas que organizan',
    chooseSome: 'Elige al menos una.',
  },
  alarm: {
    taken: (n) => `ha retirado o cambiado en una hora ${n} cosas que todo el mundo veía.`,
    look: 'Mirar el registro',
    takeBack: 'Deshacerlo',
  },
  second,
  flag,
}
