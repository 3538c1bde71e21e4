import * as v from 'valibot'
import { isDegrees, plainDegrees } from './degrees.ts'
import type { FieldError, FieldErrors } from './field-error.ts'
import { hasHarmfulCharacter, hasHarmfulCharacterOrBreak, latinDigits, tidy } from './text-hygiene.ts'

/*
 * The shapes of form fields. Each takes what a form posts (a string, or nothing where the field was left out) and gives
 * its blank (`''`, `null`, `false`, `[]`) for nothing: whether a blank will do is for the form as a whole to say.
 * The message of an issue is the code of a FieldError, its numbers behind colons.
 */

const typed = v.optional(v.string('notText'), '')
const fits = (max: number) => v.check((text: string) => [...text].length <= max, `tooLong:${max}`)

/** One line of text, trimmed, in NFC, of at most `max` characters; `digits` folds Persian and Arabic ones to Latin. */
export function line({ max, digits = false }: { max: number; digits?: boolean }) {
  return v.pipe(
    typed,
    v.transform((text) => (digits ? latinDigits(tidy(text)) : tidy(text))),
    v.check((text) => !hasHarmfulCharacterOrBreak(text), 'harmful'),
    fits(max),
  )
}

/** Text of several lines, trimmed, in NFC, of at most `max` characters. */
export function lines({ max }: { max: number }) {
  return v.pipe(
    typed,
    v.transform(tidy),
    v.check((text) => !hasHarmfulCharacter(text), 'harmful'),
    fits(max),
  )
}

/** One word of a list, or null. */
export function choice<const Word extends string>(words: readonly Word[]) {
  return v.pipe(
    typed,
    v.transform((text) => (text === '' ? null : text)),
    v.nullable(v.picklist(words, 'notInList')),
  )
}

/** Whether a box was ticked. */
export function checkbox() {
  return v.pipe(
    typed,
    v.transform((text) => text !== ''),
  )
}

/** Several words under one name (ticked boxes), each once. */
export function words({ max }: { max: number }) {
  return v.pipe(
    v.optional(v.union([v.array(v.string('notText')), v.string()], 'notText'), []),
    v.transform((given) => [...new Set([given].flat().filter((word) => word !== ''))]),
    v.maxLength(max, `tooMany:${max}`),
  )
}

/** Degrees between -`limit` and `limit`, or null; a decimal comma and Persian digits are understood. */
export function degrees({ limit }: { limit: number }) {
  return v.pipe(
    typed,
    v.transform(plainDegrees),
    v.check((text) => text === '' || isDegrees(text), 'notANumber'),
    v.transform((text) => (text === '' ? null : Number(text))),
    v.check((degree) => degree === null || Math.abs(degree) <= limit, `outOfRange:${-limit}:${limit}`),
  )
}

/** A whole number from 0 to `max`, or null. */
export function count({ max }: { max: number }) {
  return v.pipe(
    typed,
    v.transform((text) => latinDigits(tidy(text))),
    v.check((text) => text === '' || /^\d{1,9}$/.test(text), 'notANumber'),
    v.transform((text) => (text === '' ? null : Number(text))),
    v.check((number) => number === null || number <= max, `outOfRange:0:${max}`),
  )
}

/** A web address (http or https, a public-looking host, no user or password in it) as the URL Standard prints it, or ''. */
export function webAddress({ max }: { max: number }) {
  return v.pipe(
    line({ max }),
    v.check((text) => text === '' || isWebAddress(text), 'notAUrl'),
    v.transform((text) => (text === '' ? '' : new URL(text).href)),
    // Percent-encoding makes it longer, and it has to fit again when it is edited.
    fits(max),
  )
}

/** Whether a text is a web address that a page may link. */
export function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return false
  return url.username === '' && url.password === '' && /[^.]\.[^.]/.test(url.hostname)
}

/** Mail that comes from far wants a domain with a dot. */
const EMAIL_DOMAIN = /@[^@]+\.[^@.]+$/

/** An e-mail address (HTML's own definition, and a whole domain), or ''. */
export function emailAddress() {
  return v.pipe(
    line({ max: 254 }), // RFC 5321, section 4.5.3.1.3
    v.check(
      (text) => text === '' || (EMAIL_DOMAIN.test(text) && v.is(v.pipe(v.string(), v.rfcEmail()), text)),
      'notAnEmail',
    ),
  )
}

type Entries = Record<string, v.GenericSchema>
type Values<E extends Entries> = { [Name in keyof E]: v.InferOutput<E[Name]> }

/**
 * Reads every field by itself: the values (a blank where a field cannot be taken) and the error of each that cannot.
 * Names that no field has are dropped: nobody posts a status.
 */
export function readFields<E extends Entries>(
  entries: E,
  raw: Record<string, unknown>,
): { values: Values<E>; errors: FieldErrors<keyof E & string> } {
  const errors: FieldErrors = {}
  const values = Object.entries(entries).map(([name, schema]) => {
    const result = v.safeParse(schema, raw[name])
    if (result.success) return [name, result.output]
    errors[name] = toFieldError(result.issues[0].message)
    return [name, v.parse(schema, undefined)]
  })
  // Object.fromEntries forgets which name has which value; the loop above made exactly one of each.
  return { values: Object.fromEntries(values) as Values<E>, errors: errors as FieldErrors<keyof E & string> }
}

/** Adds an error to each of these fields that is blank and has none yet. */
export function requireFields<Field extends string>(
  names: readonly Field[],
  values: Partial<Record<Field, unknown>>,
  errors: FieldErrors<Field>,
): void {
  for (const name of names) {
    const value = values[name]
    if (value === '' || value === null || value === false) errors[name] ??= { code: 'required' }
  }
}

function toFieldError(message: string): FieldError {
  const [code, first, second] = message.split(':')
  switch (code) {
    case 'tooLong':
    case 'tooMany':
      return { code, max: Number(first) }
    case 'outOfRange':
      return { code, min: Number(first), max: Number(second) }
    case 'harmful':
    case 'notInList':
    case 'notANumber':
    case 'notAUrl':
    case 'notAnEmail':
    case 'notText':
      return { code }
    default:
      throw new Error(`a field gave the message "${message}", which is no code`)
  }
}
