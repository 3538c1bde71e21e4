import type { Property } from './components.ts'
import { isLocal, isUtc, readMoment } from './times.ts'

/** What is wrong with a property's value, or null. */
export type Check = (property: Property) => string | null

function must(form: (value: string, property: Property) => boolean, what: string): Check {
  return (property) => (form(property.value, property) ? null : what)
}

/** RFC 5545, section 3.3.11: nothing stands bare that ends a value or begins an escape. */
const ESCAPED = /^(?:[^\\;,]|\\[\\;,nN])*$/
const LIST_OF_ESCAPED = /^(?:[^\\;]|\\[\\;,nN])*$/
const DURATION = /^P(?:\d+W|(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/
const WEEKLY = /^FREQ=WEEKLY;BYDAY=(?:MO|TU|WE|TH|FR|SA|SU)(?:;UNTIL=\d{8})?$/

export const text = must((value) => ESCAPED.test(value), 'a text is not escaped')
export const texts = must((value) => LIST_OF_ESCAPED.test(value), 'a list of texts is not escaped')
export const utc = must((value, { params }) => isUtc(value) && !params.has('TZID'), 'a stamp is not in UTC')
export const localTime = must((value, { params }) => isLocal(value) && params.size === 0, 'a rule begins in a zone')
export const duration = must((value) => DURATION.test(value), 'a duration is none')
export const integer = must((value) => /^\d{1,9}$/.test(value), 'a number is none')
export const offset = must((value) => /^[+-]\d{4}(?:\d\d)?$/.test(value) && !/^-0+$/.test(value), 'an offset is none')
export const yearly = must((value) => /^FREQ=YEARLY(?:;[A-Z]+=[A-Z0-9,+-]+)+$/.test(value), 'a rule of a zone is none')
export const weekly = must((value) => WEEKLY.test(value), 'a rule is not weekly')
export const color = must((value) => /^[a-z]+$/.test(value), 'a color is no name of CSS')

export const uri = must(
  (value) => /^https?:\/\/[\x21-\x7e]+$/.test(value) && URL.canParse(value),
  'an address is not absolute, or not in ASCII',
)
export const geo = must((value) => {
  const [, latitude, longitude] = /^(-?\d{1,2}(?:\.\d+)?);(-?\d{1,3}(?:\.\d+)?)$/.exec(value) ?? []
  return Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180
}, 'a point is not on the globe')

/** RFC 7986 wants some of its properties to say of what type they are. */
export function typed(type: string, check: Check): Check {
  return (property) =>
    property.params.get('VALUE') === type ? check(property) : 'a value does not say of what type it is'
}

/** One of these words. */
export function oneOf(...words: string[]): Check {
  return must((value) => words.includes(value), 'a word is none of those that are known')
}

/** A date or an hour with its zone. */
export const moment: Check = (property) => {
  const read = readMoment(property)
  return typeof read === 'string' ? read : null
}

/** What is no standard's: a TEXT, unless it says otherwise (RFC 5545, section 3.8.8.2). */
export const extension: Check = (property) => {
  const type = property.params.get('VALUE') ?? 'TEXT'
  if (type === 'URI') return null
  return type === 'TEXT' ? text(property) : 'an extension is of an odd type'
}
