/** What is said where data go out of the desk. */
export const exports = {
  title: 'Sacar datos',
  intro: 'Cualquier parte de las acciones como archivo. Lo que elijas aquí vale para todos los archivos de abajo.',
  any: 'Todo',
  from: 'Desde',
  to: 'Hasta',
  publicTitle: 'Lo que puede ver todo el mundo',
  publicHint:
    'Los lugares, hasta donde son públicos, igual que en los calendarios. Sin primera fecha, el calendario y el mapa empiezan hace 30 días.',
  formats: { csv: 'Tabla (CSV)', geojson: 'Mapa (GeoJSON)', ics: 'Calendario (ICS)' },
  hiddenTitle: 'Solo para la coordinación',
  hiddenHint:
    'Con todos los lugares ocultos y con lo que espera o fue rechazado, en lo que te corresponde. Con ella se puede encontrar a personas: guárdala en un disco cifrado, no la envíes a nadie y bórrala después.',
  hidden: 'Tabla confidencial (CSV)',
}
