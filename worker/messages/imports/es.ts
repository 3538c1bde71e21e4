import { counted } from '../plural.ts'

const number = new Intl.NumberFormat('es')
const count = counted('es')

/** What is said where tables and calendars come in, and where they go out. */
export const imports = {
  title: 'Traer una tabla',
  intro:
    'Una tabla de acciones (CSV), tal como la guardan Action Network o una hoja de cálculo. No aparece nada hasta que todas las filas estén bien y la pongas en marcha; entonces todo espera en la cola a la vez.',
  file: 'Archivo',
  fileHint: 'CSV en UTF-8, o lo que Excel llama texto Unicode. Como máximo 8 MB y 10 000 filas.',
  source: 'De quién es la tabla',
  sourceHint: 'Un nombre corto. Una fila que ya se trajo con el mismo nombre se reconoce y no se toma dos veces.',
  send: 'Enviar',
  faults: {
    empty: 'El archivo está vacío o no se eligió ninguno.',
    notUtf8: 'El archivo no está en UTF-8. Guárdalo en tu hoja de cálculo como «CSV UTF-8».',
    notATable: 'No es una tabla con los nombres de las columnas en la primera fila y al menos una fila debajo.',
    tooHeavy: 'El archivo pesa más de 8 MB. Tráelo por partes.',
    unclosed: (row: string) =>
      `No se puede leer el archivo después de la fila ${row}: ahí se abren unas comillas que no se cierran.`,
    tooManyRows: 'El archivo tiene más de 10 000 filas. Tráelo por partes.',
  },
  before: 'Traídas antes',
  none: 'Todavía no se ha traído ninguna tabla.',
  states: {
    columns: 'Falta decir qué son sus columnas',
    reading: 'Se está tomando',
    checking: 'Se está revisando',
    checked: 'Está revisada',
    live: 'En marcha',
  },
  columnsTitle: 'Qué significan las columnas',
  columnsIntro:
    'Lo hemos supuesto por sus nombres y sus primeras filas. Lo que quede en «no se toma» no se toma. El archivo queda aquí sin que nadie lo lea hasta que la tabla esté en marcha o se olvide, dos días como máximo.',
  columnsAgain:
    'Corrige lo que esté mal: después se leen de nuevo todas las filas. Lo que se corrigió o se dejó fuera a mano hay que repetirlo. Todavía no hay nada en marcha.',
  takeInAgain: 'Leer las filas de nuevo',
  leaveColumns: 'Dejarlo como está',
  toColumns: '¿Algo está en la columna equivocada? Vuelve a decir qué son las columnas',
  fileGone: 'El archivo ya no está aquí. Para volver a nombrar sus columnas, olvida esta tabla y tráela otra vez.',
  asRead: 'Cómo se entendieron las primeras filas',
  column: 'Columna',
  sample: 'Las primeras filas',
  means: 'Significa',
  notTaken: 'No se toma',
  meanings: {
    rowId: 'El número propio de la fila',
    starts: 'Empieza (fecha y hora juntas)',
    ends: 'Termina (fecha y hora juntas)',
    where: 'Dónde (lugar, dirección y ciudad juntos)',
    state: 'Si está cancelada (esas filas quedan fuera)',
  },
  forAll: 'Donde no se dice nada',
  dateOrder: (written: string) => `¿Qué fecha es «${written}»?`,
  dateOrderHint:
    'La tabla no lo dice por sí sola: mira de dónde viene. Una respuesta equivocada lleva a la gente otro día.',
  dateOrders: { title: 'El orden de las fechas', dmy: 'día, mes, año', mdy: 'mes, día, año' },
  anyDay: 'Ningún día de acción',
  anyCountry: 'Según la ciudad',
  anyZone: 'Según la ciudad',
  takeIn: 'Tomar las filas',
  progress: (done: number, all: number) => `${number.format(done)} de ${number.format(all)}`,
  rowsTaken: (rows: number) => count(rows, { one: '# fila tomada', other: '# filas tomadas' }),
  goOn: 'Seguir',
  goesOn: 'Sigue por sí solo mientras la página esté abierta, y despacio cuando no lo esté.',
  counts: {
    read: 'Sin revisar',
    right: 'Todo está bien',
    wrong: 'Algo está mal',
    known: 'Ya está aquí, no se toma otra vez',
    'left-out': 'Se deja fuera',
  },
  wrongTitle: 'Por corregir',
  row: (row: number) => `Fila ${number.format(row)}`,
  rowIntro:
    'Una fila en el formulario de una acción. Lo que quede abierto es como se eligió para todas las filas, o como dice la ciudad.',
  inTheTable: 'Así está en la tabla',
  backTo: (source: string) => `Volver a ${source}`,
  correct: 'Corregir',
  leaveOut: 'Dejar fuera esta fila',
  leaveAllOut: 'Dejar fuera todas las filas con errores',
  moreWrong: 'Más filas',
  goLive: (rows: number) => count(rows, { one: 'Poner en marcha # fila', other: 'Poner en marcha # filas' }),
  goLiveHint: 'Entonces esperan en la cola, todas a la vez.',
  nothingToTake: 'No hay nada nuevo en ella.',
  isLive: (rows: number) => count(rows, { one: 'De ella salió # acción.', other: 'De ella salieron # acciones.' }),
  toQueue: 'A la cola',
  drop: 'Olvidar esta tabla',
  changed: 'Mientras tanto la tabla ha avanzado. Así está ahora.',
  save: 'Guardar',
}
