import { counted } from '../plural.ts'

const number = new Intl.NumberFormat('en')
const count = counted('en')

/** What is said where tables and calendars come in, and where they go out. */
export const imports = {
  title: 'Bring in a table',
  intro:
    'A table of actions (CSV), as Action Network or a spreadsheet saves it. Nothing appears until every row is right and you put it live; then all of it waits in the queue at once.',
  file: 'File',
  fileHint: 'CSV in UTF-8, at most 8 MB and 10,000 rows.',
  source: 'Whose table it is',
  sourceHint: 'A short name. A row that was brought under the same name before is known again and not taken twice.',
  send: 'Send',
  faults: {
    empty: 'This file is empty, or none was chosen.',
    notUtf8: 'This file is not in UTF-8. In your spreadsheet, save it as “CSV UTF-8”.',
    notATable: 'This is no table with names of columns in its first row and at least one row below.',
    tooHeavy: 'This file is larger than 8 MB. Bring it in parts.',
    unclosed: (row: string) =>
      `The file cannot be read behind row ${row}: a quotation mark opens there and never closes.`,
    tooManyRows: 'This file has more than 10,000 rows. Bring it in parts.',
  },
  before: 'Brought before',
  none: 'No table has been brought yet.',
  states: {
    columns: 'Its columns have to be named',
    reading: 'Is being taken in',
    checking: 'Is being checked',
    checked: 'Is checked',
    live: 'Is live',
  },
  columnsTitle: 'What the columns mean',
  columnsIntro:
    'We have guessed, by their names and their first rows. What is left at “not taken” is not taken over. The file itself lies here unread until the table is live or forgotten, two days at most.',
  columnsAgain:
    'Put right what is wrong: all rows are then read anew. What was put right or left out by hand has to be done again. Nothing is live yet.',
  takeInAgain: 'Read the rows anew',
  leaveColumns: 'Leave it as it is',
  toColumns: 'Something stands in the wrong column? Name the columns anew',
  fileGone: 'The file is no longer here. To name its columns anew, forget this table and bring it again.',
  asRead: 'How the first rows were understood',
  column: 'Column',
  sample: 'The first rows',
  means: 'Means',
  notTaken: 'Not taken',
  meanings: {
    rowId: 'The row’s own number',
    starts: 'Begins (date and hour in one)',
    ends: 'Ends (date and hour in one)',
  },
  forAll: 'Where nothing is said',
  dateOrder: (written: string) => `What is “${written}”?`,
  dateOrderHint:
    'The table does not say it by itself: look at where it is from. A wrong answer sends people there on another date.',
  dateOrders: { title: 'The order of dates', dmy: 'day, month, year', mdy: 'month, day, year' },
  anyDay: 'No day',
  anyCountry: 'As the city says',
  anyZone: 'As the city says',
  takeIn: 'Take the rows in',
  progress: (done: number, all: number) => `${number.format(done)} of ${number.format(all)}`,
  rowsTaken: (rows: number) => count(rows, { one: '# row taken in', other: '# rows taken in' }),
  goOn: 'Go on',
  goesOn: 'This goes on by itself while the page is open, and slowly when it is not.',
  counts: {
    read: 'Not yet checked',
    right: 'All is well',
    wrong: 'Something is wrong',
    known: 'Here already, not taken again',
    'left-out': 'Left out',
  },
  wrongTitle: 'To be put right',
  row: (row: number) => `Row ${number.format(row)}`,
  correct: 'Put right',
  leaveOut: 'Leave this row out',
  leaveAllOut: 'Leave out all rows in which something is wrong',
  moreWrong: 'Further rows',
  goLive: (rows: number) => count(rows, { one: 'Put # row live', other: 'Put # rows live' }),
  goLiveHint: 'They then wait in the queue, all at once.',
  nothingToTake: 'There is nothing in it that is new.',
  isLive: (rows: number) => count(rows, { one: '# action came of it.', other: '# actions came of it.' }),
  toQueue: 'To the queue',
  drop: 'Forget this table',
  changed: 'This table has moved on meanwhile. Here is how it stands now.',
  save: 'Save',
}
