/** What ends a line for some program that reads calendars: Python takes all of these. */
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
/** RFC 5545 (section 3.1) allows no control character but the tab; LF is written as an escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

/**
 * A text as a calendar can hold it: lines ended by LF, no control characters, no half of a letter. Forms refuse these;
 * what came in another way, or before they did, must not cost its action a place in the calendar.
 */
export function calendarText(text: string): string {
  // Halves first: two that a control character kept apart are no letter.
  return text.toWellFormed().replace(LINE_ENDS, '\n').replace(CONTROLS, '')
}
