/** What is said where data go out of the desk. */
export const exports = {
  title: 'Take data out',
  intro: 'Any part of the actions as a file. What is chosen here narrows all of them.',
  any: 'All',
  from: 'From',
  to: 'Until',
  publicTitle: 'What everybody may see',
  publicHint:
    'Places as far as they are public, as in the feeds. Without a first date, calendar and map begin 30 days ago.',
  formats: { csv: 'Table (CSV)', geojson: 'Map (GeoJSON)', ics: 'Calendar (ICS)' },
  hiddenTitle: 'For coordinators alone',
  hiddenHint:
    'With every hidden place, and with what waits or was refused, as far as it is yours. People can be found by it: keep it on an encrypted disk, send it to nobody, and delete it afterwards.',
  hidden: 'Confidential table (CSV)',
}
