import { counted } from '../plural.ts'

const count = counted('en')
const number = new Intl.NumberFormat('en')

/** What a day's page says once something of it is over, and what its evidence pack says of itself. */
export const recap = {
  on: (date: string) => `The world on ${date}`,
  within: (dates: string) => `The world, ${dates}`,
  soFar: 'The world so far',
  took: (n: number) => count(n, { one: '# action took place', other: '# actions took place' }),
  /** `most` is the range's upper end: nobody is one people. */
  people: (range: string, most: number) => `${range} ${most === 1 ? 'person' : 'people'} came, by the reports`,
  peopleThere: (range: string, most: number) => `${range} ${most === 1 ? 'person' : 'people'}`,
  reports: (n: number) => count(n, { one: '# report', other: '# reports' }),
  range: (from: number, to: number) =>
    from === to ? number.format(from) : `${number.format(from)} – ${number.format(to)}`,
  photos: 'Photos',
  photosOf: (day: string) => `Photos: ${day}`,
  allPhotos: (n: number) => count(n, { one: 'The one photo', other: 'All # photos' }),
  morePhotos: 'More photos',
  loadingPhotos: 'More photos are on their way.',
  firstPhotos: 'From the beginning',
  noPhotos: 'There are no photos yet.',
  photoFrom: (place: string) => `Photo from ${place}`,
  spot: (n: number, city: string) => count(n, { one: `One photo from ${city}`, other: `# photos from ${city}` }),
  credit: (name: string) => `Photo: ${name}`,
  byCountry: 'Country by country',
  moreCountries: (n: number) => count(n, { one: 'One more country', other: '# more countries' }),
  withoutCountry: 'Online',
  told: 'What they tell',
  toldOf: (day: string) => `What they tell: ${day}`,
  moreTold: 'More reports',
  inOtherLanguages: 'In other languages',
  countedOnce: 'Counted by the reports that are published here: the least and the most that they give, added up.',
  takeAway: 'For press, parliaments and archives',
  pack: 'Everything as one file (ZIP)',
  packHolds:
    'Tables, map data, the calendar, the photos with credits and licences, and a page that opens without the internet.',
  image: 'Picture to share, with the numbers',
  licence: 'Licence',
  file: {
    title: (day: string) => `${day}: what took place`,
    madeOn: (moment: string, url: string) => `Made on ${moment} out of what is public at ${url}`,
    tables: 'Tables and data',
    readme: (url: string, moment: string) => `What everybody could see of this day at ${url}
on ${moment}. Of places it holds only what their organizers show.

index.html: all of it as a page; it needs no internet and no script
actions.csv: the actions, a line each; UTF-8, commas, opens in any spreadsheet
actions.geojson: the same for map programs (RFC 7946)
day.ics: the same for calendars (RFC 5545)
photos.csv: the photos: caption, description, credit, licence, place
photos.json: the same for programs
photos/: the photos, WebP, at most 2048 pixels wide or high
SHA256SUMS: a sum for each file; check them with: sha256sum -c SHA256SUMS

In the tables, a cell that a spreadsheet would take for a formula begins with an apostrophe.
The turnout of an action is what its report gives, at least and at most, and who counted.
Each photo bears its own licence; name its credit where you show it.`,
  },
}
